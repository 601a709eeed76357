import { describe, expect, test } from 'vitest'
import { invitesRefusals } from '../../core/invites/refusals.ts'
import { LOST, refusal } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import {
  campaignForm,
  inviteDay,
  plan,
  results,
  told,
  tripped,
  wecomOn,
} from './operator-invite-answers.ts'

const marked = (phone: Opened) =>
  phone.findAll('.field-bad:not(.field-said) .field-rule').map(({ textContent }) => textContent)

const person = 'operator/invite-person?id=cOut&friend=f1'

describe('results', () => {
  test('tell the way from visit to kept, what one cost, and what the posters prove', async () => {
    const phone = await open('operator/invite-results?id=cOut', inviteDay)
    for (const words of [
      '¥19.14',
      '一共花了 ¥612.50',
      '90 位',
      '51 位 · 57%',
      '46 位 · 90%',
      '32 位 · 70%',
      '真实比例大约在 36.6% 到 63.4% 之间',
      '还看不出差别',
      '打开邀请以前已经是会员，不是新会员',
      '6 位',
      '1. 会员 尾号 2025',
    ]) {
      expect(phone.text()).toContain(words)
    }
  })

  test('before anybody came they say so, and no cost is made up', async () => {
    const zeros = Object.fromEntries(Object.keys(results).map((key) => [key, 0]))
    const none = { ...zeros, perKeptFen: undefined, verdict: undefined, why: [], variants: [] }
    const phone = await open('operator/invite-results?id=cOut', {
      ...inviteDay,
      'invites.results': { results: none },
      'invites.top': { rows: [] },
    })
    for (const words of ['—', '还没有人打开过邀请', '还没有不计入的好友', '还没有好友留存']) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.text()).not.toContain('哪个海报更好')
  })

  test('offline: said, and tried again', async () => {
    const phone = await open('operator/invite-results?id=cOut', {
      ...inviteDay,
      'invites.results': () => LOST,
    })
    await phone.until('再试一次')
    expect(phone.find('.figure')).toBeNull()
  })
})

describe('friends of a campaign', () => {
  test('those who wait stand first; each state is asked for when it is looked at', async () => {
    const phone = await open('operator/invite-people?id=cOut', inviteDay)
    expect(phone.callsOf('invites.people')[0]?.input).toEqual({ campaignId: 'cOut', state: 'held' })
    expect(phone.text()).toContain('会员 尾号 2025 邀请')
    await phone.tap('已收回')
    expect(phone.callsOf('invites.people')[1]?.input).toMatchObject({ state: 'left' })
    expect(phone.text()).toContain('没有在留存期里离开的好友')
    expect(phone.text()).not.toContain('会员 尾号 5678')
  })

  test('lead to the whole story of one', async () => {
    const phone = await open('operator/invite-people?id=cOut', inviteDay)
    await phone.tap('.row-card')
    expect(phone.where()).toBe(person)
    for (const words of ['同一部手机上 3 个人', '与会员 尾号 8841 用的是同一部手机', '已发放']) {
      expect(phone.text()).toContain(words)
    }
  })
})

describe('one friend', () => {
  test('is let through for a reason, after the effect was read', async () => {
    const phone = await open(person, inviteDay)
    await phone.tap('核实通过')
    expect(phone.text()).toContain('双方该得的奖励马上发')
    await phone.tap('确认通过')
    expect(marked(phone)).toEqual(['请写上原因，会写进操作记录'])
    await phone.input('#why-allow', '电话核实')
    await phone.tap('确认通过')
    expect(phone.callsOf('invites.decide')[0]?.input).toEqual({
      campaignId: 'cOut',
      friendId: 'f1',
      way: 'allow',
      why: '电话核实',
    })
    expect(phone.text()).not.toContain('核实通过')
  })

  test('what has ended is not opened again', async () => {
    const phone = await open(person, { ...inviteDay, 'invites.person': told('left') })
    expect(phone.text()).not.toContain('核实通过')
    expect(phone.text()).not.toContain('不予计入')
    expect(phone.text()).toContain('停用这位好友')
  })

  test('decided meanwhile by a colleague: the refusal stays in the sheet', async () => {
    const code = 'invites.decided-before'
    const phone = await open(person, {
      ...inviteDay,
      'invites.decide': refusal(code, invitesRefusals[code]),
    })
    await phone.tap('不予计入')
    await phone.input('#why-refuse', '同一个人')
    await phone.tap('确认不计入')
    expect(phone.text()).toContain(invitesRefusals[code])
  })

  const turned: [string, string, string][] = [
    ['停用这位好友', '#why-block', 'f1'],
    ['停用邀请人', '#why-block-inviter', 'm1'],
  ]
  test.each(turned)('%s', async (label, field, memberId) => {
    const phone = await open(person, inviteDay)
    await phone.tap(label)
    await phone.input(field, '花钱拉人')
    await phone.tap('确认停用')
    expect(phone.callsOf('invites.block')[0]?.input).toEqual({ memberId, why: '花钱拉人' })
    expect(phone.callsOf('invites.person')).toHaveLength(2)
  })

  test('who was turned away is let in again', async () => {
    const phone = await open(person, {
      ...inviteDay,
      'invites.person': told('refused', { blocked: true }),
    })
    expect(phone.text()).toContain('在停用名单上')
    await phone.tap('恢复这位好友')
    await phone.input('#why-unblock', '误会')
    await phone.tap('确认恢复')
    expect(phone.callsOf('invites.unblock')[0]?.input).toEqual({ memberId: 'f1', why: '误会' })
  })
})

describe('the list of those who earn nothing', () => {
  test('says who, why and by whom, and lets somebody in again for a reason', async () => {
    const phone = await open('operator/invite-blocked', inviteDay)
    for (const words of ['会员 尾号 9999', '在群里花钱拉人', '苏掌柜']) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap('.row-link')
    await phone.input('#unblock-why', '误会')
    await phone.tap('确认恢复')
    expect(phone.callsOf('invites.unblock')[0]?.input).toEqual({ memberId: 'm9', why: '误会' })
  })
})

describe('a day played again', () => {
  test('begins with yesterday and the campaign’s own numbers, and changes nothing', async () => {
    const phone = await open('operator/invite-replay?id=cOut', inviteDay)
    await phone.input('#risk-device', '1')
    await phone.tap('看看那一天')
    expect(phone.callsOf('invites.replay')[0]?.input).toEqual({
      campaignId: 'cOut',
      day: '2026-11-21',
      plan: { ...plan, perDevice: 1 },
    })
    for (const words of ['看了 18 位，会拦下 1 位', tripped.seen, tripped.words]) {
      expect(phone.text()).toContain(words)
    }
  })

  test('a number that can not be is marked and not sent', async () => {
    const phone = await open('operator/invite-replay?id=cOut', inviteDay)
    await phone.input('#risk-kept', '101')
    await phone.tap('看看那一天')
    expect(marked(phone)).toEqual(['请填百分数，0 到 100'])
    expect(phone.callsOf('invites.replay')).toEqual([])
  })

  test('too many for one look: said', async () => {
    const phone = await open('operator/invite-replay?id=cOut', {
      ...inviteDay,
      'invites.replay': { looked: 1000, tripped: [], more: true },
    })
    await phone.tap('看看那一天')
    expect(phone.text()).toContain('没有一位会被拦下。那一天人多')
  })
})

describe('WeCom', () => {
  test('connected: its figures, its newest failure, and what was made', async () => {
    const phone = await open('operator/wecom', inviteDay)
    for (const words of [
      '318 位，204 位是会员',
      '12 / 50000 个',
      '今天的次数用完了（45009）',
      '可用',
    ]) {
      expect(phone.text()).toContain(words)
    }
  })

  test('not connected: everything else works, and the way is told', async () => {
    const phone = await open('operator/wecom', {
      ...inviteDay,
      'wecom.show': { wecom: { ...wecomOn, on: false, push: false } },
    })
    expect(phone.text()).toContain('还没有接通企业微信')
    expect(phone.text()).toContain('消息推送还没有接通')
    expect(phone.callsOf('wecom.ways')).toEqual([])
  })
})

test('the board leads to the campaigns', async () => {
  const phone = await open('operator/board', inviteDay)
  await phone.tap('任务宝')
  expect(phone.where()).toBe('operator/invites')
  expect(phone.text()).toContain(campaignForm.name)
})
