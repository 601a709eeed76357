import { afterEach, describe, expect, it } from 'vitest'
import { LOST, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import {
  CODE,
  campaign,
  friendsOf,
  inviteDay,
  longCampaign,
  longTeam,
  team,
  teamAfter,
} from './invite-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

const PAGE = 'member/invite?id=ic1'
let phone: Opened | undefined
afterEach(() => phone?.close())

const show = async (script: Script = inviteDay, page = PAGE): Promise<Opened> => {
  phone = await open(page, script)
  await phone.until('活动规则')
  return phone
}

const textOf = (selector: string) => phone?.find(selector)?.textContent ?? ''

describe('my part in an invite campaign', () => {
  it('says how many friends have come and how far each reward is', async () => {
    await show()
    expect(textOf('#head')).toBe('已有 1 位好友完成')
    expect(textOf('#path')).toContain('200 积分已到账')
    expect(textOf('#path')).toContain('留存后再得 200 积分')
    expect(phone?.text()).toContain('每位好友得 满 60 减 12 元券')
  })

  it('shares a card that carries the own code and promises nothing for sharing', async () => {
    const shown = await show()
    const card = shown.phone.context.topPage?.call('onShareAppMessage', { from: 'button' })
    expect(card).toMatchObject({
      title: campaign.shareTitle,
      path: `/member/invited/index?t=${CODE}`,
    })
    expect(shown.find('#share')?.textContent).toBe('发给好友')
    expect(shown.findAll('.dot, .badge, [class*=animate]')).toHaveLength(0)
  })

  it('shows a friend within five seconds, says so once, and asks nobody while it is hidden', async () => {
    let now = team
    const shown = await show({ ...inviteDay, 'invites.progress': () => ({ team: now }) })
    now = teamAfter
    await shown.until('刚刚有 1 位好友完成了')
    expect(textOf('#head')).toBe('已有 2 位好友完成')
    expect(textOf('#path')).toContain('元券已到账')
    await shown.tap('#rules')
    shown.phone.context.topPage?.call('onHide')
    const asked = shown.callsOf('invites.progress').length
    await new Promise((resolve) => setTimeout(resolve, 4500))
    expect(shown.callsOf('invites.progress')).toHaveLength(asked)
  }, 30_000)

  it('settles what is owed as soon as it sees it, and says what has come', async () => {
    let settled = false
    const owed = { ...teamAfter, owed: true }
    const script: Script = {
      ...inviteDay,
      'invites.open': { campaign, team: owed },
      'invites.progress': () => ({ team: settled ? teamAfter : owed }),
      'invites.settle': () => {
        settled = true
        return { given: [{ kind: 'coupon', name: '满 60 减 12 元券' }], owed: false }
      },
    }
    const shown = await show(script)
    await shown.until('满 60 减 12 元券 已经到账')
    expect(shown.callsOf('invites.settle')).toHaveLength(1)
  })

  it('tells why a friend is counted, in the order of what happened', async () => {
    const shown = await show()
    await shown.tap('[class$="--row"]')
    await shown.until('从聊天里的卡片打开了邀请')
    expect(textOf('#why-words')).toContain('已经计入')
    expect(shown.callsOf('invites.why')[0]?.input).toEqual({ code: CODE, key: 'f2' })
  })

  it('shows the own code as a picture', async () => {
    const shown = await show()
    await shown.tap('#code')
    expect(shown.find('#my-code')).toBeTruthy()
    expect(shown.text()).toContain('7Q4Z K2M9 T0V3 XW8Y 1ABC')
  })

  it('shows a name only after a yes to that very question', async () => {
    const shown = await show()
    await shown.tap('#name')
    expect(shown.callsOf('invites.showMe')).toHaveLength(0)
    await shown.tap('#show-me')
    expect(shown.callsOf('invites.showMe')[0]?.input).toEqual({ show: true })
    expect(textOf('#name')).toContain('称呼和头像')
  })

  it('has the board only where the brand has one', async () => {
    const shown = await show()
    await shown.tap('#board')
    await shown.until('会员 尾号 8842（您）')
    shown.close()
    const quiet = { ...campaign, leaderboard: false }
    await show({ ...inviteDay, 'invites.open': { campaign: quiet, team } })
    expect(phone?.find('#board')).toBeFalsy()
  })

  it.each([
    ['paused', '活动暂停中'],
    ['ended', '活动已经结束'],
  ] as const)(
    'keeps its story when the campaign is %s, and invites nobody',
    async (status, words) => {
      const script = { ...inviteDay, 'invites.open': { campaign, team: { ...team, status } } }
      const shown = await show(script)
      expect(textOf('#stopped')).toContain(words)
      expect(textOf('#path')).toContain('已到账')
      expect(shown.find('#share')).toBeFalsy()
      const card = shown.phone.context.topPage?.call('onShareAppMessage', { from: 'menu' })
      expect(card).toMatchObject({ path: '/pages/card/index' })
    },
  )

  it('says that all places are taken', async () => {
    await show({ ...inviteDay, 'invites.open': { campaign: { ...campaign, left: 0 }, team } })
    expect(textOf('#stopped')).toContain('名额已经用完')
  })

  it('shows what it saw last when there is no network, and goes on when there is', async () => {
    let lost = false
    const script: Script = {
      ...inviteDay,
      'invites.progress': () => (lost ? LOST : { team: teamAfter }),
    }
    lost = true
    const shown = await show(script)
    expect(textOf('#head')).toBe('已有 1 位好友完成')
    await new Promise((resolve) => setTimeout(resolve, 5000))
    expect(textOf('#head')).toBe('已有 1 位好友完成')
    lost = false
    await shown.until('刚刚有 1 位好友完成了')
    for (let turn = 0; turn < 300 && !textOf('#news'); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(textOf('#head')).toBe('已有 2 位好友完成')
  }, 40_000)

  it('stays under the budget with a hundred friends and the longest words', async () => {
    let now = longTeam
    const pageOf = (after: number) => ({
      friends: friendsOf(20, after),
      ...(after < 80 ? { next: after + 20 } : {}),
    })
    const shown = await show({
      ...inviteDay,
      'invites.open': { campaign: longCampaign, team: longTeam },
      'invites.progress': () => ({ team: now }),
      'invites.friends': (input: { after: number }) => pageOf(input.after),
    })
    await shown.waitQuiet()
    for (const rows of [40, 60, 80, 100]) {
      shown.phone.context.topPage?.call('onReachBottom')
      await shown.waitQuiet()
      expect(shown.findAll('[class$="--row"]')).toHaveLength(rows)
    }
    expect(largest(shown)).toBeLessThanOrEqual(firstSetDataBytes)
    const before = shown.phone.setData.length
    now = { ...longTeam, friends: [...friendsOf(1, 500), ...longTeam.friends.slice(0, 19)] }
    await shown.until('好友 尾号 1500')
    const sent = shown.phone.setData.slice(before).map(({ bytes }) => bytes)
    expect(Math.max(...sent)).toBeLessThanOrEqual(firstSetDataBytes)
    expect(shown.findAll('[class$="--row"]')).toHaveLength(101)
  }, 40_000)

  it('sends nothing for an answer without news', async () => {
    const shown = await show()
    await shown.waitQuiet()
    const asked = shown.callsOf('invites.progress').length
    const sent = await shown.sent(async () => {
      while (shown.callsOf('invites.progress').length === asked)
        await new Promise((resolve) => setTimeout(resolve, 100))
      await shown.waitQuiet()
    })
    expectLittle(sent)
    expect(sent).toHaveLength(0)
  }, 20_000)
})
