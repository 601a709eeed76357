import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import type { PosterForm } from '#core/posters/form'
import { codeOf, type Shuke, startShuke } from '../bench'
import { join } from '../story'
import {
  campaignForm,
  campaignOf,
  type Desk,
  draftOf,
  inviterOf,
  openDesk,
} from './invites-desk-bench'
import { change } from './points-bench'

const poster: PosterForm = {
  identity: true,
  theme: '老友带新友',
  points: ['一杯好茶', '慢慢喝', '有人陪'],
  urgency: 'stock',
  benefit: '新朋友见面礼',
  paper: 'light',
}

const posters = (over: Partial<PosterForm> = {}) =>
  (['A', 'B'] as const).map((name) => ({
    name,
    weight: 1,
    poster: { ...poster, ...over, theme: `主题 ${name}` },
  }))

describe('a member’s poster', () => {
  let shuke: Shuke
  let desk: Desk

  beforeAll(async () => {
    shuke = await startShuke()
    desk = await openDesk(shuke)
  })
  afterAll(() => shuke.stop())

  const posterOf = (who: string, campaignId: string) =>
    shuke.must(who, 'member', 'invites.poster', { campaignId })

  it('carries the member’s own code, and the friend’s benefit by its own name', async () => {
    const campaignId = await campaignOf(desk, { posters: posters() })
    const { who, code } = await inviterOf(desk, campaignId)
    const answer = await posterOf(who, campaignId)
    expect(answer.code).toBe(code)
    expect(answer.poster.benefit).toEqual({ words: '新朋友见面礼', name: '30 积分' })
    expect(answer.poster.organiser).toBe('山间茶铺')
  })

  it('is the same for the same member for ever, and both kinds are given out', async () => {
    const campaignId = await campaignOf(desk, { posters: posters() })
    const themes = new Set<string>()
    for (let i = 0; i < 12; i += 1) {
      const { who } = await inviterOf(desk, campaignId)
      const first = await posterOf(who, campaignId)
      const { team } = await shuke.must(who, 'member', 'invites.open', { campaignId })
      expect(first.poster.theme).toBe(`主题 ${team.variant}`)
      await shuke.cloud.clock.advance(MINUTE)
      expect((await posterOf(who, campaignId)).poster.theme).toBe(first.poster.theme)
      themes.add(first.poster.theme)
    }
    expect([...themes].sort()).toEqual(['主题 A', '主题 B'])
  })

  it('names nobody until the member agrees, and nobody again when they take it back', async () => {
    const campaignId = await campaignOf(desk, { posters: posters() })
    const { who } = await inviterOf(desk, campaignId)
    await shuke.must(who, 'member', 'membership.saveProfile', { nickname: '小林' })
    const identity = async () => (await posterOf(who, campaignId)).poster.identity
    expect(await identity()).toEqual({})
    await shuke.must(who, 'member', 'invites.showMe', { show: true })
    expect(await identity()).toEqual({ who: '小林' })
    await shuke.must(who, 'member', 'invites.showMe', { show: false })
    expect(await identity()).toEqual({})
  })

  it('says how little is left only when that is so, by the number of now', async () => {
    const campaignId = await campaignOf(desk, { posters: posters() })
    const { who } = await inviterOf(desk, campaignId)
    const urgencyAt = async (left: number) => {
      await change(shuke, 'invitePurses', { _id: campaignId }, { $set: { left } })
      await shuke.cloud.clock.advance(MINUTE)
      return (await posterOf(who, campaignId)).poster.urgency
    }
    expect(await urgencyAt(50)).toBeUndefined()
    expect(await urgencyAt(21)).toBeUndefined()
    expect(await urgencyAt(20)).toContain('还剩 20 份')
    expect(await urgencyAt(3)).toContain('还剩 3 份')
  })

  it('is refused to who has no part in the campaign, and where there is none', async () => {
    const campaignId = await campaignOf(desk, { posters: posters() })
    const stranger = await join(shuke)
    const no = await shuke.call(stranger, 'member', 'invites.poster', { campaignId })
    expect(codeOf(no)).toBe('invites.not-found')
    const plain = await campaignOf(desk)
    const { who } = await inviterOf(desk, plain)
    const none = await shuke.call(who, 'member', 'invites.poster', { campaignId: plain })
    expect(codeOf(none)).toBe('invites.no-poster')
  })

  it('drops a price above the catalogue, which is told before publishing and refused by it', async () => {
    const catalogue = {
      categories: [{ id: 'tea', name: '茶' }],
      products: [{ id: 'osmanthus', name: '桂花乌龙', categoryId: 'tea', fen: 6800 }],
      rev: 0,
    }
    await shuke.must(desk.operator, 'operator', 'products.save', { catalogue })
    const day = '2026-01-01'
    const anchor = { name: '桂花乌龙', listFen: 8800, payFen: 5800, proof: '价目表', day }
    const form = campaignForm(await shuke.cloud.clock.now(), { posters: posters({ anchor }) })
    const { check } = await shuke.must(desk.operator, 'operator', 'invites.check', { form })
    expect(check.problems).toEqual([
      '海报 A 的价格锚点：原价比商品表里的价格高',
      '海报 B 的价格锚点：原价比商品表里的价格高',
    ])
    const draft = await draftOf(desk, { posters: posters({ anchor }) })
    const input = { campaignId: draft.row.id, seen: draft.hash }
    const no = await shuke.call(desk.operator, 'operator', 'invites.publish', input)
    expect(codeOf(no)).toBe('invites.poster-wrong')
  })

  it('is refused with a call to Moments in its words', async () => {
    const form = campaignForm(await shuke.cloud.clock.now(), {
      posters: posters({ points: ['一杯好茶', '分享到朋友圈领礼', '有人陪'] }),
    })
    const { check } = await shuke.must(desk.operator, 'operator', 'invites.check', { form })
    expect(
      check.findings.filter(({ level }) => level === 'red').map(({ field }) => field),
    ).toContain('海报 A 内容第 2 条')
  })
})
