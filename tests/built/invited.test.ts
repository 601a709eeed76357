import { afterEach, describe, expect, it } from 'vitest'
import { mountInJsdom } from '../../localwechat/phone/index.ts'
import { cloudOf, LOST, PERSON, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import {
  CODE,
  campaign,
  friendDay,
  inviteDay,
  longCampaign,
  memberVisit,
  visited,
} from './invite-answers.ts'
import { guestHome, LONG } from './member-answers.ts'
import { preparedPhone } from './prepared.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

const PAGE = `member/invited?t=${CODE}`
let phone: Opened | undefined
afterEach(() => phone?.close())

const show = async (script: Script = friendDay, page = PAGE): Promise<Opened> => {
  phone = await open(page, script)
  await phone.waitQuiet()
  return phone
}

const textOf = (selector: string) => phone?.find(selector)?.textContent ?? ''

describe('a friend opens an invitation', () => {
  it('sees who invites, the benefit, what to do, the rules and who holds it', async () => {
    const shown = await show()
    await shown.until('活动规则')
    expect(textOf('#from')).toContain('会员 尾号 8842')
    expect(textOf('#state')).toBe('送您一份见面礼')
    expect(textOf('#gift')).toContain('满 60 减 12 元券')
    expect(shown.text()).toContain('看过会员须知，同意并加入')
    expect(shown.text()).toContain('412 个名额')
    expect(shown.text()).toContain('0571-8888 6666')
    await shown.tap('#rules')
    expect(shown.text()).toContain('分享本身没有奖励')
    expect(shown.text()).toContain('请邀请真正想来喝茶的朋友')
  })

  it('joins with consent in one tap and sees the benefit at once', async () => {
    const shown = await show()
    await shown.tap('#take')
    await shown.until('已经到账')
    expect(shown.callsOf('membership.join')).toHaveLength(1)
    expect(shown.callsOf('invites.settle').length).toBeGreaterThanOrEqual(1)
    expect(textOf('#outcome')).toBe('满 60 减 12 元券 已经到账')
    await shown.tap('去券包看看')
    expect(shown.where()).toBe('pages/wallet')
  })

  it('sees it as theirs when the call of somebody else was sooner to give it', async () => {
    const benefit = { kind: 'coupon', name: '满 60 减 12 元券' }
    const brought = { campaign: campaign.name, benefit, given: true, words: '您已经完成活动要求' }
    const shown = await show({
      ...friendDay,
      'invites.settle': { given: [], owed: false },
      'invites.list': { campaigns: [], brought },
    })
    await shown.tap('#take')
    await shown.until('已经到账')
    expect(textOf('#outcome')).toBe('满 60 减 12 元券 已经到账')
    await shown.tap('去券包看看')
    expect(shown.where()).toBe('pages/wallet')
  })

  it('is told what the benefit still waits for', async () => {
    const brought = { campaign: campaign.name, words: '完成第一次消费后，见面礼就会到账' }
    const shown = await show({
      ...friendDay,
      'invites.visit': { ...visited, campaign: { ...campaign, action: 'bought', minFen: 3000 } },
      'invites.settle': { given: [], owed: false },
      'invites.list': { campaigns: [], brought },
    })
    expect(shown.text()).toContain('满 30 元')
    await shown.tap('#take')
    await shown.until(brought.words)
    expect(shown.text()).toContain('去看看会员卡')
  })

  it('reads the code of a mini-program code, and tells the way by which it came', async () => {
    await show(friendDay, `member/invited?scene=t${CODE}`)
    expect(phone?.callsOf('invites.visit')[0]?.input).toMatchObject({ code: CODE, way: 'qr' })
  })

  it('names the inviter and shows their picture when they agreed', async () => {
    const inviter = { who: '林夏', avatar: 'cloud://e.b/face.png' }
    const shown = await show({ ...friendDay, 'invites.visit': { ...visited, inviter } })
    expect(textOf('#from')).toContain('林夏')
    expect(shown.find('.invited-face')).toBeTruthy()
  })

  it('is led to the own page by an own invitation', async () => {
    const shown = await show({ ...memberVisit, 'invites.visit': { ...visited, own: true } })
    expect(textOf('#state')).toBe('这是您自己的邀请')
    await shown.tap('#mine')
    expect(shown.where()).toBe('member/invite?id=ic1')
  })

  it('is welcomed as a member, and told kindly that it does not count', async () => {
    const shown = await show(memberVisit)
    expect(textOf('#state')).toBe('很高兴又见到您')
    expect(shown.text()).toContain('这一次不计入')
    expect(shown.find('#take')).toBeFalsy()
    expect(textOf('#gift')).toContain('见面礼')
    expect(shown.find('.gift-off')).toBeTruthy()
  })

  it('is told when somebody else was first, and may join all the same', async () => {
    const told = {
      rule: 'other-inviter' as const,
      words: '您更早打开过另一份邀请，以最早的一份为准',
    }
    const shown = await show({ ...friendDay, 'invites.visit': { ...visited, told } })
    expect(shown.text()).toContain(told.words)
    expect(shown.find('#take')).toBeTruthy()
  })

  it('is told when nothing is left, and may join all the same', async () => {
    const gone = { ...visited, campaign: { ...campaign, left: 0 } }
    const shown = await show({ ...friendDay, 'invites.visit': gone })
    expect(textOf('#state')).toBe('见面礼已经领完了')
    expect(shown.find('#take')).toBeTruthy()
  })

  it.each(['invites.not-open', 'invites.paused', 'invites.over', 'invites.code-unknown'])(
    'hears %s as a sentence with a way on',
    async (code) => {
      const shown = await show({ ...friendDay, 'invites.visit': refusal(code) })
      expect(shown.text()).not.toContain(code)
      await shown.tap('去看看会员卡')
      expect(shown.where()).toBe('pages/card')
    },
  )

  it('asks the cloud nothing about a code that can not be one', async () => {
    const shown = await show(friendDay, 'member/invited?t=short')
    expect(shown.text()).toContain('认不出来')
    expect(shown.callsOf('invites.visit')).toHaveLength(0)
  })

  it('keeps the invitation without network, and tells it before joining anywhere', async () => {
    let lost = true
    const shown = await show({
      ...friendDay,
      'invites.visit': () => (lost ? LOST : visited),
    })
    await shown.until('再试一次')
    lost = false
    const before = shown.callsOf('invites.visit').length
    await shown.phone.launch({ path: 'pages/card/index', query: {}, scene: 1001 })
    await shown.until('同意并入会')
    await shown.tap('#join .btn')
    const routes = shown.calls.map(({ route }) => route)
    expect(shown.callsOf('invites.visit').length).toBeGreaterThan(before)
    expect(routes.lastIndexOf('invites.visit')).toBeLessThan(routes.indexOf('membership.join'))
    expect(shown.callsOf('invites.visit').at(-1)?.input).toMatchObject({ code: CODE })
    expect(routes.indexOf('invites.settle')).toBeGreaterThan(routes.indexOf('membership.join'))
  })

  it('finds it again on the first screen after days, by the way it came', async () => {
    const shown = await show()
    await shown.phone.launch({ path: 'pages/card/index', query: {}, scene: 1001 })
    await shown.until('会员 尾号 8842邀请了您')
    await shown.tap('去看看')
    await shown.waitQuiet()
    expect(textOf('#from')).toContain('会员 尾号 8842')
    const ways = shown.callsOf('invites.visit').map(({ input }) => input.way)
    expect(new Set(ways)).toEqual(new Set(['card']))
  })

  it('fits the longest words into small pictures', async () => {
    const shown = await show({
      ...friendDay,
      'invites.visit': { campaign: longCampaign, inviter: { who: LONG }, own: false },
    })
    await shown.until('活动规则')
    await shown.tap('#rules')
    await shown.waitQuiet()
    expect(largest(shown)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})

/** Opens the page as WeChat does for a scene. */
const openAt = async (scene: number) => {
  const { fetch, calls } = cloudOf(friendDay)
  const mounted = await mountInJsdom({
    ...(await preparedPhone()),
    fetch,
    settings: {
      person: PERSON,
      launch: { path: 'member/invited/index', query: { t: CODE }, scene },
    },
  })
  return { mounted, calls }
}

describe('an invitation out of Moments', () => {
  it('is a picture without any call in the single-page preview', async () => {
    const { mounted, calls } = await openAt(1154)
    expect(mounted.text()).toContain('预览')
    expect(calls).toEqual([])
    mounted.close()
  })

  it('says so to the server when it is opened from there', async () => {
    const { mounted, calls } = await openAt(1155)
    const visit = calls.find(({ route }) => route === 'invites.visit')
    expect(visit?.input).toMatchObject({ way: 'moments', scene: 1155 })
    mounted.close()
  })
})

describe('invitations on the first screens', () => {
  it('are one quiet line for a member who can invite', async () => {
    const shown = await show(inviteDay, 'pages/card')
    await shown.until('邀请有礼')
    await shown.tap('#invites')
    expect(shown.where()).toBe('member/invite?id=ic1')
  })

  it('appear as soon as somebody has joined', async () => {
    let joined = false
    const shown = await show(
      {
        ...inviteDay,
        'membership.home': () => (joined ? inviteDay['membership.home'] : guestHome),
        'membership.join': () => {
          joined = true
          return friendDay['membership.join']
        },
      },
      'pages/card',
    )
    await shown.tap('#join .btn')
    await shown.until('邀请有礼')
    expect(shown.find('#invites')).toBeTruthy()
  })

  it('are not there when no campaign runs, nor for a guest', async () => {
    const ended = { campaigns: [{ campaign: { ...campaign, status: 'ended' } }] }
    const shown = await show({ ...inviteDay, 'invites.list': ended }, 'pages/card')
    expect(shown.find('#invites')).toBeFalsy()
    shown.close()
    const guest = await show({ ...inviteDay, 'membership.home': guestHome }, 'pages/card')
    expect(guest.callsOf('invites.list')).toHaveLength(0)
  })

  it('tell on 我的 who brought me and what I got', async () => {
    const brought = {
      campaign: campaign.name,
      benefit: { kind: 'points', name: '200 积分' },
      words: '您已经完成活动要求，谢谢您',
    }
    const past = { ...campaign, id: 'ic0', name: '秋日邀请有礼', status: 'ended' }
    const list = {
      campaigns: [
        { campaign, counted: 1 },
        { campaign: past, counted: 3 },
      ],
      brought,
    }
    const shown = await show({ ...inviteDay, 'invites.list': list }, 'pages/me')
    await shown.until('见面礼 200 积分')
    await shown.tap('#invites')
    await shown.until(campaign.name)
    expect(shown.text()).toContain('1 位')
    expect(shown.text()).toContain('已结束')
  })
})
