import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { statusAfter } from '#core/coupons/life-cycle'
import { DAY, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { anyForm, claim, codeOn, join, publish, type Stage, setStage } from '../story'

const GIFT = { kind: 'gift', item: '茶样', valueFen: 500 } as const

describe('a coupon template', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const operator = (route: string, input: unknown) =>
    shuke.send(stage.operator, 'operator', route, input, newRequestId())
  const drafted = async (form: TemplateForm) =>
    (await shuke.must(stage.operator, 'operator', 'coupons.draft', { form })).template.id
  const shown = (templateId: string) =>
    shuke.must(stage.operator, 'operator', 'coupons.template', { templateId })
  const redeemed = async (member: string, couponId: string) => {
    const code = await codeOn(shuke, member, couponId)
    const input = { storeId: stage.storeId, code }
    return shuke.must(stage.clerk, 'clerk', 'redemption.redeem', input)
  }
  const storyOf = async (member: string, couponId: string) =>
    (await shuke.must(member, 'member', 'coupons.show', { couponId })).story

  it('makes only the moves of its life', async () => {
    const templateId = await drafted(anyForm())
    const asks = async (...routes: string[]) => {
      const codes: string[] = []
      for (const route of routes) codes.push(codeOf(await operator(route, { templateId })))
      return codes
    }
    expect(await asks('coupons.pause', 'coupons.resume', 'coupons.end')).toEqual([
      'coupons.not-published',
      'coupons.not-paused',
      'coupons.not-published',
    ])
    expect(await asks('coupons.publish', 'coupons.pause', 'coupons.pause')).toEqual([
      'ok',
      'ok',
      'coupons.not-published',
    ])
    expect(await asks('coupons.resume', 'coupons.end', 'coupons.resume')).toEqual([
      'ok',
      'ok',
      'coupons.not-paused',
    ])
    const more = await operator('coupons.restock', { templateId, more: 1 })
    expect(codeOf(more)).toBe('coupons.not-published')
  })

  it('can not be published while nobody pays for it, and may be drafted', async () => {
    const { bearer: _, ...form } = anyForm()
    const templateId = await drafted(form)
    expect(codeOf(await operator('coupons.publish', { templateId }))).toBe('coupons.bearer-missing')
  })

  it('is refused for goods that are not in the catalogue, and stores that are not there', async () => {
    const scope = { productIds: ['cake'], categoryIds: [] }
    expect(codeOf(await operator('coupons.draft', { form: anyForm({ scope }) }))).toBe(
      'coupons.product-missing',
    )
    const storeStock = [{ storeId: 'stnowhere', stock: 1 }]
    expect(codeOf(await operator('coupons.draft', { form: anyForm({ storeStock }) }))).toBe(
      'stores.not-found',
    )
  })

  it('is copied into a draft of its own', async () => {
    const templateId = await publish(shuke, stage.operator, { name: '原来的', stock: 7 })
    await claim(shuke, await join(shuke), templateId)
    const { template } = await shuke.must(stage.operator, 'operator', 'coupons.copy', {
      templateId,
    })
    expect(template).toMatchObject({ status: 'draft', left: 7, issued: 0 })
    expect(template.form).toMatchObject({ name: '原来的', stock: 7 })
    expect(template.id).not.toBe(templateId)
    await shuke.must(stage.operator, 'operator', 'coupons.publish', { templateId: template.id })
    await claim(shuke, await join(shuke), template.id)
  })

  it('tells what became of its coupons and what they cost', async () => {
    const templateId = await publish(shuke, stage.operator, {
      benefit: GIFT,
      validity: { kind: 'days', days: 1 },
    })
    const people = [await join(shuke), await join(shuke), await join(shuke)] as const
    const ids = [] as string[]
    for (const member of people) ids.push(await claim(shuke, member, templateId))
    await redeemed(people[0], ids[0] ?? '')
    await shuke.cloud.clock.advance(2 * DAY)
    await shuke.cloud.fireTimer('jobs')
    const { results } = await shown(templateId)
    expect(results).toEqual({
      issued: 3,
      redeemed: 1,
      expired: 2,
      voided: 0,
      sales: 0,
      salesFen: 0,
      costFen: 500,
    })
  })

  it('is voided as a batch: unused ones with the reason, used ones not, undone ones after all', async () => {
    const templateId = await publish(shuke, stage.operator, { benefit: GIFT })
    const [idle, user] = [await join(shuke), await join(shuke)]
    const unused = await claim(shuke, idle, templateId)
    const used = await claim(shuke, user, templateId)
    const { receipt } = await redeemed(user, used)
    const voided = await operator('coupons.void', { templateId, why: '印错了' })
    expect(voided).toMatchObject({ data: { unused: 1, template: { status: 'ended' } } })
    expect(codeOf(await operator('coupons.void', { templateId, why: '再来' }))).toBe(
      'coupons.already-voided',
    )
    await shuke.cloud.fireTimer('jobs')
    expect((await storyOf(idle, unused)).at(-1)).toMatchObject({ event: 'voided', why: '印错了' })
    expect((await shown(templateId)).voiding).toMatchObject({ voided: 1, done: true })
    expect(statusAfter(await storyOf(user, used))).toBe('redeemed')
    const { storeId } = stage
    const undo = { storeId, couponId: used, redemptionId: receipt.redemptionId }
    await shuke.must(stage.clerk, 'clerk', 'redemption.undo', undo)
    await shuke.cloud.clock.advance(MINUTE)
    await shuke.cloud.fireTimer('jobs')
    expect(statusAfter(await storyOf(user, used))).toBe('voided')
    expect((await shown(templateId)).voiding).toMatchObject({ voided: 2 })
    const { rows } = await shuke.must(stage.operator, 'operator', 'audit.list', {})
    expect(rows.filter(({ what }) => what === '作废整批券').length).toBeGreaterThan(1)
  })

  it('that members paid points for is not voided over their heads', async () => {
    const shop = { price: 20, minLevel: 0 }
    const templateId = await publish(shuke, stage.operator, { benefit: GIFT, shop })
    expect(codeOf(await operator('coupons.void', { templateId, why: '不要了' }))).toBe(
      'coupons.paid-for',
    )
    expect((await shown(templateId)).template.status).toBe('published')
  })

  it('that is still a draft is not voided', async () => {
    const templateId = await drafted(anyForm())
    expect(codeOf(await operator('coupons.void', { templateId, why: '不要了' }))).toBe(
      'coupons.still-draft',
    )
  })

  it('’s coupon is found by the code of any moment and by its number, with its story', async () => {
    const templateId = await publish(shuke, stage.operator)
    const member = await join(shuke)
    const couponId = await claim(shuke, member, templateId)
    const code = await codeOn(shuke, member, couponId)
    await shuke.cloud.clock.advance(DAY)
    for (const asked of [code, code.replace(/(.{4})/g, '$1 '), couponId]) {
      const { coupon } = await shuke.must(stage.operator, 'operator', 'coupons.search', {
        code: asked,
      })
      expect(coupon).toMatchObject({ ticket: { id: couponId }, templateId, from: '领券页' })
      expect(coupon.story).toHaveLength(1)
    }
    const { code: memberCode } = await shuke.must(member, 'member', 'membership.code', {})
    for (const wrong of ['nothing', '1'.repeat(18), memberCode])
      expect(codeOf(await operator('coupons.search', { code: wrong }))).toBe('coupons.not-found')
  })

  it('’s poster of a store is a code of its own, of a store that there is', async () => {
    const templateId = await publish(shuke, stage.operator)
    const { storeId } = stage
    const whole = await shuke.must(stage.operator, 'operator', 'coupons.offerCode', { templateId })
    const own = await shuke.must(stage.operator, 'operator', 'coupons.offerCode', {
      templateId,
      storeId,
    })
    expect(own.fileId).not.toBe(whole.fileId)
    expect(codeOf(await operator('coupons.offerCode', { templateId, storeId: 'stnowhere' }))).toBe(
      'stores.not-found',
    )
  })
})
