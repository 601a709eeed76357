import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignForm } from '#core/invites/form'
import { DAY, HOUR, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { addOperator, publish } from '../story'
import {
  balanceOf,
  campaignForm,
  campaignOf,
  type Desk,
  draftOf,
  openDesk,
} from './invites-desk-bench'
import { docs } from './points-bench'

describe('the life of an invite campaign', () => {
  let shuke: Shuke
  let desk: Desk
  let operator: string

  const say = (route: string, input: object, requestId = newRequestId(), who = operator) =>
    shuke.send(who, 'operator', route, input, requestId)
  const show = async (campaignId: string) =>
    (await shuke.must(operator, 'operator', 'invites.campaign', { campaignId })).campaign
  const rowsOf = (subject: string) =>
    docs<{ action: string; why?: string }>(shuke, 'audit', { subject })

  beforeAll(async () => {
    shuke = await startShuke()
    desk = await openDesk(shuke)
    operator = desk.operator
  })
  afterAll(() => shuke.stop())

  const publishDraft = async (over: Partial<CampaignForm>, more: object = {}) => {
    const draft = await draftOf(desk, over)
    return say('invites.publish', { campaignId: draft.row.id, seen: draft.hash, ...more })
  }

  it('tells the worst that a form can cost while it is written', async () => {
    const form = campaignForm(await shuke.cloud.clock.now())
    const { check } = await shuke.must(operator, 'operator', 'invites.check', { form })
    // 60 + 20 + 30 points, of which 20 pay a yuan, for a hundred friends.
    expect(check).toMatchObject({ perFriendFen: 550, worstFen: 55_000, findings: [], problems: [] })
    expect(check.summary.join()).toContain('第一位好友：马上得50 积分，留存后再得20 积分')
    const bad = { ...form, organiser: '', endsAt: form.startsAt - 1, stock: 1_000_000 }
    const judged = await shuke.must(operator, 'operator', 'invites.check', { form: bad })
    expect(judged.check.problems).toEqual([
      '请先填好：主办方',
      '结束时间要晚于开始时间，活动最长一年',
      '最多要花 5500000 元，超过了预算 10000 元，请减少名额或奖励',
    ])
  })

  it('saves a draft once however often it is sent, and changes it while it is one', async () => {
    const form = campaignForm(await shuke.cloud.clock.now())
    const requestId = newRequestId()
    const [first, again] = [
      await say('invites.saveDraft', { form }, requestId),
      await say('invites.saveDraft', { form }, requestId),
    ]
    expect(again).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
    const { campaign } = await shuke.must(operator, 'operator', 'invites.saveDraft', { form })
    const campaignId = campaign.row.id
    const input = { campaignId, form: { ...form, name: '换个名字' } }
    const changed = await shuke.must(operator, 'operator', 'invites.saveDraft', input)
    expect(changed.campaign.row).toMatchObject({ id: campaignId, name: '换个名字', version: 1 })
    expect(changed.campaign.hash).not.toBe(campaign.hash)
    expect(codeOf(await say('invites.saveDraft', { campaignId: 'cnowhere', form }))).toBe(
      'invites.not-found',
    )
  })

  it('is published with a purse of its own, frozen, and listed', async () => {
    const draft = await draftOf(desk)
    const campaignId = draft.row.id
    const input = { campaignId, seen: draft.hash }
    const requestId = newRequestId()
    const first = await say('invites.publish', input, requestId)
    expect(first).toMatchObject({ ok: true, data: { campaign: { row: { status: 'published' } } } })
    expect(await say('invites.publish', input, requestId)).toMatchObject({
      data: first.ok ? first.data : {},
    })
    expect(await docs(shuke, 'invitePurses', { _id: campaignId })).toMatchObject([
      { stock: 100, left: 100, budgetFen: 1_000_000, leftFen: 1_000_000 },
    ])
    const [doc] = await docs<{ hash: string }>(shuke, 'inviteCampaigns', { _id: campaignId })
    expect(doc?.hash).toBe(draft.hash)
    expect(codeOf(await say('invites.publish', input))).toBe('invites.not-draft')
    const again = { campaignId, form: draft.form }
    expect(codeOf(await say('invites.saveDraft', again))).toBe('invites.not-draft')
    const { campaigns } = await shuke.must(operator, 'operator', 'invites.campaigns', {})
    expect(campaigns[0]).toMatchObject({ id: campaignId, used: 0, spentFen: 0, held: 0 })
  })

  it('refuses to publish what is impossible, each with its own sentence', async () => {
    const now = await shuke.cloud.clock.now()
    const coupon = (templateId: string) => ({ friend: { kind: 'coupon' as const, templateId } })
    const few = await publish(shuke, operator, { name: '少的', stock: 5 })
    const paused = await publish(shuke, operator)
    await shuke.must(operator, 'operator', 'coupons.pause', { templateId: paused })
    const one = await publish(shuke, operator, { name: '限一张', stock: 500 })
    const oneReward = { kind: 'coupon' as const, templateId: one }
    const cases: [Partial<CampaignForm>, string][] = [
      [{ rules: '', contact: '' }, '请先填好：联系方式、活动规则'],
      [{ endsAt: now }, '结束时间要晚于开始时间，活动最长一年'],
      [{ startsAt: now - HOUR }, '开始时间已经过去了，请改成现在以后'],
      [{ budgetFen: 100 }, '最多要花 550 元，超过了预算 1 元，请减少名额或奖励'],
      [coupon(few), '券“少的”只剩 5 张，不够 100 份奖励'],
      [coupon(paused), '奖励里的券“满 60 减 12”现在不能发放，请换一张，或先发布它'],
      [coupon('tnowhere'), '奖励里的券“已删除的券”现在不能发放，请换一张，或先发布它'],
      [
        { steps: [{ now: oneReward }, { now: oneReward }], budgetFen: 10_000_000 },
        '券“限一张”每人限 1 张，少于一个人最多能得的 2 张',
      ],
    ]
    for (const [over, sentence] of cases)
      expect(await publishDraft(over)).toMatchObject({ ok: false, error: { message: sentence } })
  })

  it('refuses red words, and asks for a reason for yellow ones', async () => {
    const red = await publishDraft({ shareTitle: '分享到朋友圈，分享后立即领取红包' })
    expect(codeOf(red)).toBe('compliance.red')
    const yellow: Partial<CampaignForm> = { risk: { ...campaignForm(0).risk, perDay: 1000 } }
    const draft = await draftOf(desk, yellow)
    const found = draft.check.findings.filter(({ level }) => level === 'yellow')
    if (found.length === 0) throw new Error('this case must be yellow')
    const input = { campaignId: draft.row.id, seen: draft.hash }
    expect(codeOf(await say('invites.publish', input))).toBe('compliance.reason-missing')
    const reason = '门店开业，已经和平台沟通过'
    await shuke.must(operator, 'operator', 'invites.publish', { ...input, reason })
    expect((await show(draft.row.id)).reason).toBe(reason)
    expect(await rowsOf(draft.row.id)).toContainEqual(expect.objectContaining({ why: reason }))
  })

  it('publishes only the form that was read', async () => {
    const draft = await draftOf(desk)
    const campaignId = draft.row.id
    const other = await addOperator(shuke, operator)
    const form = { ...draft.form, stock: 50 }
    await shuke.must(other, 'operator', 'invites.saveDraft', { campaignId, form })
    const stale = await say('invites.publish', { campaignId, seen: draft.hash })
    expect(codeOf(stale)).toBe('invites.changed-since')
    expect((await show(campaignId)).row.status).toBe('draft')
  })

  it('pauses, goes on and ends, and says why', async () => {
    const campaignId = await campaignOf(desk)
    const turn = (route: string, more: object = {}) => say(route, { campaignId, ...more })
    expect(codeOf(await turn('invites.resume'))).toBe('invites.not-paused')
    await turn('invites.pause', { why: '奖品补货' })
    expect(await show(campaignId)).toMatchObject({
      row: { status: 'paused' },
      pausedBecause: '奖品补货',
    })
    expect(codeOf(await turn('invites.pause', { why: '再停' }))).toBe('invites.not-published')
    await turn('invites.resume')
    const after = await show(campaignId)
    expect(after.row.status).toBe('published')
    expect(after.pausedBecause).toBeUndefined()
    await turn('invites.end', { why: '提前结束' })
    expect(codeOf(await turn('invites.end', { why: '再结束' }))).toBe('invites.not-published')
    const [doc] = await docs<{ pauses: { until?: number }[]; endedAt: number }>(
      shuke,
      'inviteCampaigns',
      { _id: campaignId },
    )
    expect(doc?.pauses).toHaveLength(1)
    expect(doc?.pauses[0]?.until).toBeGreaterThan(0)
    expect(doc?.endedAt).toBeGreaterThan(0)
    const whys = (await rowsOf(campaignId)).flatMap(({ why }) => why ?? [])
    expect(whys.sort()).toEqual(['奖品补货', '提前结束'].sort())
  })

  it('is paused once by two operators at once', async () => {
    const campaignId = await campaignOf(desk)
    const other = await addOperator(shuke, operator, '阿安')
    const why = '一起停'
    const replies = await Promise.all(
      [operator, other].map((who) =>
        say('invites.pause', { campaignId, why }, newRequestId(), who),
      ),
    )
    expect(replies.map(codeOf).sort()).toEqual(['invites.not-published', 'ok'])
    const [doc] = await docs<{ pauses: object[] }>(shuke, 'inviteCampaigns', { _id: campaignId })
    expect(doc?.pauses).toHaveLength(1)
  })

  it('grows and never shrinks, and its purse with it', async () => {
    const campaignId = await campaignOf(desk)
    const { form } = await show(campaignId)
    const raise = (more: object) => say('invites.raise', { campaignId, ...more })
    expect(codeOf(await raise({}))).toBe('invites.only-more')
    expect(codeOf(await raise({ stock: 99 }))).toBe('invites.only-more')
    expect(codeOf(await raise({ stock: 200, endsAt: form.endsAt - 1 }))).toBe('invites.only-more')
    expect(codeOf(await raise({ endsAt: form.startsAt + 400 * DAY }))).toBe('invites.dates')
    expect(codeOf(await raise({ stock: 900_000 }))).toBe('invites.worst-over-budget')
    const input = { stock: 150, budgetFen: 1_200_000, endsAt: form.endsAt + DAY }
    const requestId = newRequestId()
    const say2 = () => say('invites.raise', { campaignId, ...input }, requestId)
    const [first, again] = [await say2(), await say2()]
    expect(again).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
    const { purse } = await balanceOf(desk, campaignId)
    expect(purse).toMatchObject({ stock: 150, left: 150, budgetFen: 1_200_000, leftFen: 1_200_000 })
    expect((await show(campaignId)).form).toMatchObject(input)
    await say('invites.end', { campaignId, why: '够了' })
    expect(codeOf(await raise({ stock: 300 }))).toBe('invites.not-published')
  })

  it('grows by two operators at once only as both have said', async () => {
    const campaignId = await campaignOf(desk)
    const other = await addOperator(shuke, operator, '阿吉')
    const replies = await Promise.all([
      say('invites.raise', { campaignId, stock: 120 }),
      say('invites.raise', { campaignId, stock: 140 }, newRequestId(), other),
    ])
    expect(replies.map(codeOf)).toContain('ok')
    const { purse } = await balanceOf(desk, campaignId)
    const { form } = await show(campaignId)
    expect(purse.stock).toBe(form.stock)
    expect(purse.left).toBe(form.stock)
  })

  it('asks for coupons enough before it promises more of them', async () => {
    const templateId = await publish(shuke, operator, { name: '刚好', stock: 10 })
    const campaignId = await campaignOf(desk, {
      stock: 10,
      friend: { kind: 'coupon', templateId },
    })
    const more = await say('invites.raise', { campaignId, stock: 25 })
    expect(more).toMatchObject({ error: { message: '券“刚好”只剩 10 张，不够 15 份奖励' } })
  })

  it('is over when its time is, whatever its document says', async () => {
    const campaignId = await campaignOf(desk, {})
    await say('invites.pause', { campaignId, why: '歇一歇' })
    await shuke.cloud.clock.advance(31 * DAY)
    expect((await show(campaignId)).row.status).toBe('ended')
    expect(codeOf(await say('invites.resume', { campaignId }))).toBe('invites.over')
    expect(codeOf(await say('invites.end', { campaignId, why: '晚了' }))).toBe(
      'invites.not-published',
    )
    expect(codeOf(await say('invites.raise', { campaignId, stock: 300 }))).toBe(
      'invites.not-published',
    )
  })

  it('is copied into a new draft with the next version and a start to come', async () => {
    const campaignId = await campaignOf(desk)
    await shuke.cloud.clock.advance(DAY)
    const { campaign } = await shuke.must(operator, 'operator', 'invites.copy', { campaignId })
    expect(campaign).toMatchObject({ row: { status: 'draft', version: 2 }, from: campaignId })
    expect(campaign.check.problems).toEqual([])
    const [before, after] = [(await show(campaignId)).form, campaign.form]
    expect(after.endsAt - after.startsAt).toBe(before.endsAt - before.startsAt)
    const next = { campaignId: campaign.row.id }
    const third = await shuke.must(operator, 'operator', 'invites.copy', next)
    expect(third.campaign.row.version).toBe(3)
    expect(codeOf(await say('invites.copy', { campaignId: 'cnowhere' }))).toBe('invites.not-found')
  })

  it('stops everything that runs by one switch, once', async () => {
    const ids = [await campaignOf(desk), await campaignOf(desk)]
    const requestId = newRequestId()
    const stop = () => say('invites.stopAll', { why: '平台来函' }, requestId)
    const first = await stop()
    expect(first).toMatchObject({ ok: true })
    const paused = first.ok ? (first.data as { paused: number }).paused : 0
    expect(paused).toBeGreaterThanOrEqual(2)
    for (const id of ids) expect((await show(id)).pausedBecause).toBe('平台来函')
    await say('invites.resume', { campaignId: ids[0] ?? '' })
    const since = await campaignOf(desk)
    // The answer was lost: the retry stops nothing that was started since.
    expect(await stop()).toMatchObject({ ok: true, data: { paused } })
    expect((await show(ids[0] ?? '')).row.status).toBe('published')
    expect((await show(since)).row.status).toBe('published')
    expect(await say('invites.stopAll', { why: '再来一次' })).toMatchObject({
      ok: true,
      data: { paused: 2 },
    })
  })

  it('goes on with the switch where a crash cut it short, and counts them all', async () => {
    const ids = [await campaignOf(desk), await campaignOf(desk), await campaignOf(desk)]
    const requestId = newRequestId()
    const { chaos } = shuke.cloud
    for (const at of [3, 6, 9, 12]) {
      const kill = { on: 'operation', fn: 'operator', at: [at], fault: 'kill' }
      chaos.set({ seed: 1, rules: [kill as never] })
      await say('invites.stopAll', { why: '急停' }, requestId).catch(() => undefined)
      chaos.clear()
      // A transaction that was killed is given up by the service after half a minute.
      await shuke.cloud.clock.advance(MINUTE / 2)
    }
    expect(await say('invites.stopAll', { why: '急停' }, requestId)).toMatchObject({
      ok: true,
      data: { paused: 3 },
    })
    for (const id of ids) {
      expect((await show(id)).row.status).toBe('paused')
      expect((await rowsOf(id)).filter(({ why }) => why === '急停')).toHaveLength(1)
    }
  })

  it('is published whole or not at all, wherever a crash comes', async () => {
    for (let at = 1; at <= 14; at += 1) {
      const draft = await draftOf(desk)
      const campaignId = draft.row.id
      const requestId = newRequestId()
      const input = { campaignId, seen: draft.hash }
      const kill = { on: 'operation', fn: 'operator', at: [at], fault: 'kill' }
      shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
      await say('invites.publish', input, requestId).catch(() => undefined)
      shuke.cloud.chaos.clear()
      const status = (await show(campaignId)).row.status
      const purses = await docs(shuke, 'invitePurses', { _id: campaignId })
      expect([at, purses.length]).toEqual([at, status === 'published' ? 1 : 0])
      await shuke.cloud.clock.advance(MINUTE / 2)
      expect([at, codeOf(await say('invites.publish', input, requestId))]).toEqual([at, 'ok'])
    }
  })
})
