import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayNumberOf } from '#core/events/days'
import type { Event } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { DAY } from '#core/kernel/time'
import type { Person } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { codeOf, roundTrips, type Shuke, startShuke } from '../bench'
import { join, publish, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { note } from './persons-bench'
import { docs, fileText, memberBy } from './points-bench'

const STRANGERS = 30
const bought: Rule = { field: 'orders', min: 2, within: 30 }

let shuke: Shuke
let operator: string
let now: number

const purchase = (key: string, i: number, at: number): Event => ({
  _id: `bought.${key}.${i}`,
  key,
  kind: 'bought',
  at,
  notedAt: at,
  fen: 5000,
  platform: 'jd',
})

/** The i-th of them has bought i mod 4 times. */
const strangers = (): Event[] =>
  Array.from({ length: STRANGERS }, (_, i) =>
    Array.from({ length: 1 + (i % 4) }, (__, j) =>
      purchase(`b.jd.x${String(i).padStart(3, '0')}`, j, now - (j + 1) * DAY),
    ),
  ).flat()

const save = async (name: string, rule: Rule) =>
  (await shuke.must(operator, 'operator', 'segments.save', { name, note: '', rule })).segment

const meant = async (rule: Rule): Promise<string[]> => {
  const at = { day: dayNumberOf(await shuke.cloud.clock.now()), rfm: DEFAULT_RULES.rfm }
  const all = await docs<Person>(shuke, 'persons')
  return all
    .filter((one) => isIn(rule, one, at))
    .map(({ _id }) => _id)
    .sort()
}

const peopleOf = async (audienceId: string): Promise<string[]> => {
  const found: string[] = []
  for (let after: number | undefined; ; ) {
    const input = { audienceId, ...(after === undefined ? {} : { after }) }
    const page = await shuke.must(operator, 'operator', 'audiences.show', input)
    found.push(...page.people.map(({ id }) => id))
    after = page.next
    if (after === undefined) return found
  }
}

const list = async (segmentId: string, name: string): Promise<string> => {
  const input = { segmentId, name }
  const { audience } = await shuke.must(operator, 'operator', 'audiences.make', input)
  await fireJobs(shuke)
  return audience.id
}

beforeAll(async () => {
  shuke = await startShuke({ workersPerFunction: 1 })
  operator = await setUpOperator(shuke)
  now = await shuke.cloud.clock.now()
  await note(shuke, strangers(), now)
  await fireJobs(shuke)
})
afterAll(() => shuke.stop())

describe('a segment', () => {
  it('is counted, listed and explained as its rule says', async () => {
    const estimate = await shuke.must(operator, 'operator', 'segments.estimate', { rule: bought })
    const ids = await meant(bought)
    const count = ids.length
    expect(count).toBeGreaterThan(10)
    expect(estimate).toMatchObject({
      exact: true,
      text: '近 30 天购买满 2 次',
      people: { count, low: count, high: count },
      members: { count: 0 },
      looked: STRANGERS,
      of: STRANGERS,
    })
    const { people, next } = await shuke.must(operator, 'operator', 'segments.people', {
      rule: bought,
    })
    expect(people.map(({ id }) => id)).toEqual(ids.slice(0, 20))
    const after = { rule: bought, after: next ?? '' }
    const rest = await shuke.must(operator, 'operator', 'segments.people', after)
    expect(rest.people.map(({ id }) => id)).toEqual(ids.slice(20))
    const [personId = ''] = ids
    const why = await shuke.must(operator, 'operator', 'segments.why', {
      rule: { not: bought },
      personId,
    })
    expect(why).toMatchObject({ in: false, reasons: [{ depth: 0 }, { depth: 1, holds: true }] })
    expect(why.reasons[1]?.told).toMatch(/^近 30 天购买次数：[234] 次$/)
  })

  it('is saved once under a name, changed by who has seen it, and leaves the list', async () => {
    const first = await save('老客', bought)
    const form = { name: '老客', note: '', rule: bought }
    const send = (over: object) =>
      shuke.call(operator, 'operator', 'segments.save', { ...form, ...over })
    expect(codeOf(await send({}))).toBe('segments.name-taken')
    expect(codeOf(await send({ segmentId: first.id, rev: 7 }))).toBe('segments.changed')
    expect(codeOf(await send({ segmentId: 's0', name: '新', rev: 1 }))).toBe('segments.not-found')
    const input = { ...form, segmentId: first.id, rev: 1, note: '常来' }
    const { segment } = await shuke.must(operator, 'operator', 'segments.save', input)
    expect(segment).toMatchObject({ note: '常来', rev: 2 })
    const { segments } = await shuke.must(operator, 'operator', 'segments.list', {})
    expect(segments.map(({ name, text }) => [name, text])).toEqual([
      ['老客', '近 30 天购买满 2 次'],
    ])
    await shuke.must(operator, 'operator', 'segments.remove', { segmentId: first.id })
    expect((await shuke.must(operator, 'operator', 'segments.names', {})).segments).toEqual([])
  })
})

describe('a saved audience', () => {
  it('has the same members when it is opened later, whatever they do', async () => {
    const { id } = await save('常买', bought)
    const audienceId = await list(id, '第一份')
    const ids = await meant(bought)
    expect(await peopleOf(audienceId)).toEqual(ids)
    const opened = await shuke.must(operator, 'operator', 'audiences.show', { audienceId })
    expect(opened.audience).toMatchObject({
      state: 'done',
      people: ids.length,
      members: 0,
      strangers: ids.length,
      reachable: 0,
    })
    expect(opened.people[0]).toMatchObject({ out: 'stranger' })

    const late = await shuke.cloud.clock.now()
    await note(
      shuke,
      [0, 1].map((i) => purchase('b.jd.late', i, late)),
      late,
    )
    await note(
      shuke,
      [2].map((i) => purchase('b.jd.x000', i, late)),
      late,
    )
    await fireJobs(shuke)
    expect((await meant(bought)).length).toBe(ids.length + 2)
    expect(await peopleOf(audienceId)).toEqual(ids)

    const other = await list(id, '第二份')
    const both = { one: audienceId, other }
    expect(await shuke.must(operator, 'operator', 'audiences.compare', both)).toEqual({
      both: ids.length,
      onlyOne: 0,
      onlyOther: 2,
    })
    const csv = await shuke.must(operator, 'operator', 'audiences.csv', { audienceId })
    expect(csv.rows).toBe(ids.length)
    const text = await fileText(shuke, csv.fileId)
    expect(text.split('\r\n')[1]).toMatch(/^顾客 \w{4},否,否$/)
  })

  it('is made once, wherever its making dies', async () => {
    const { id } = await save('都买过', { field: 'orders', min: 1 })
    const rule: Rule = { field: 'orders', min: 1 }
    // The page is looked for, then written.
    for (const fault of ['kill', 'lost-after'] as const) {
      const input = { segmentId: id, name: fault }
      const { audience } = await shuke.must(operator, 'operator', 'audiences.make', input)
      const strike = { on: 'operation', fn: 'jobs', from: 'audiencePages', at: [2], fault }
      const { chaos } = shuke.cloud
      chaos.set({ seed: 1, rules: [strike as never] })
      await fireJobs(shuke)
      expect([fault, chaos.log().length]).toEqual([fault, 1])
      chaos.clear()
      await fireJobs(shuke)
      const found = await peopleOf(audience.id)
      expect([fault, found]).toEqual([fault, await meant(rule)])
      const asked = { audienceId: audience.id }
      const page = await shuke.must(operator, 'operator', 'audiences.show', asked)
      expect(page.audience).toMatchObject({ state: 'done', people: found.length })
    }
  })
})

describe('a coupon for a segment', () => {
  it('goes to its members who did not say no to marketing, and to nobody who came later', async () => {
    const [one, two, no] = [await join(shuke), await join(shuke), await join(shuke)]
    const at = await shuke.cloud.clock.now()
    const ids = await Promise.all(
      [one, two, no].map(async (who) => (await memberBy(shuke, who))._id),
    )
    const buys = ids.flatMap((id) => [0, 1].map((i) => purchase(memberKey(id), i, at)))
    await note(shuke, buys, at)
    await shuke.must(no, 'member', 'membership.setMarketing', { optOut: true })
    const profile = await shuke.must(no, 'member', 'membership.profile', {})
    expect(profile.optOut).toBe(true)
    await fireJobs(shuke)
    await fireJobs(shuke)
    const segment = await save('会员常买', { all: [{ field: 'member' }, bought] })
    const templateId = await publish(shuke, operator)
    const audience = { segmentId: segment.id }
    const asked = { templateId, audience }
    expect(await shuke.must(operator, 'operator', 'grants.preview', asked)).toMatchObject({
      people: 2,
      about: false,
      who: '人群“会员常买”',
    })
    const all = { ...asked, marketing: false }
    expect(await shuke.must(operator, 'operator', 'grants.preview', all)).toMatchObject({
      people: 3,
    })
    const start = { ...asked, why: '回馈' }
    const { run: begun } = await shuke.must(operator, 'operator', 'grants.start', start)
    await fireJobs(shuke)
    await fireJobs(shuke)
    const [runDoc] = await docs<{ status: string; given: number }>(shuke, 'grantRuns', {
      _id: begun.id,
    })
    expect(runDoc).toMatchObject({ status: 'done', given: 2, skipped: 0 })
    const given = await docs<{ memberId: string }>(shuke, 'coupons', { templateId })
    expect(given.map(({ memberId }) => memberId).sort()).toEqual(ids.slice(0, 2).sort())
  })

  it('is claimed by who is in it, for one request more', async () => {
    const [segment] = (
      await shuke.must(operator, 'operator', 'segments.names', {})
    ).segments.filter(({ name }) => name === '会员常买')
    const audience = { segmentId: segment?.id ?? '' }
    const templateId = await publish(shuke, operator, { audience })
    const out = await join(shuke)
    const refused = await shuke.call(out, 'member', 'coupons.claim', { templateId })
    expect(codeOf(refused)).toBe('coupons.not-for-you')
    const offer = await shuke.must(out, 'member', 'coupons.offer', { templateId })
    expect(offer).toMatchObject({ state: 'not-for-you', who: '限品牌选定的顾客' })
    const buyer = await join(shuke)
    const { _id } = await memberBy(shuke, buyer)
    const at = await shuke.cloud.clock.now()
    await note(
      shuke,
      [0, 1].map((i) => purchase(memberKey(_id), i, at)),
      at,
    )
    await fireJobs(shuke)
    await shuke.must(buyer, 'member', 'coupons.claim', { templateId })
    const again = await publish(shuke, operator, { audience })
    await shuke.must(buyer, 'member', 'coupons.offer', { templateId: again })
    await shuke.must(buyer, 'member', 'coupons.claim', { templateId: again })
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(4)
    const form = { segmentId: 's0' }
    const draft = publish(shuke, operator, { audience: form })
    await expect(draft).rejects.toThrow('segments.not-found')
  })
})

describe('tags', () => {
  it('are put on and taken off by themselves, and by hand, and counted', async () => {
    const rule: Rule = { field: 'last', max: 3 }
    const form = { name: '最近来过', colour: 'green', note: '', wecom: false } as const
    const automatic = { rule, stay: 2 }
    const input = { form: { ...form, automatic } }
    const { tag } = await shuke.must(operator, 'operator', 'tags.save', input)
    const isTagged = async () =>
      (await docs<Person>(shuke, 'persons'))
        .filter(({ tags }) => tags.some((one) => one.tag === tag.id))
        .map(({ _id }) => _id)
        .sort()
    await fireJobs(shuke)
    const on = await isTagged()
    expect(on).toEqual(await meant(rule))
    const listed = async () =>
      (await shuke.must(operator, 'operator', 'tags.list', {})).tags.map((one) => [
        one.name,
        one.people,
      ])
    expect(await listed()).toEqual([['最近来过', on.length]])

    const byHand = { name: '老邻居', colour: 'red', note: '', wecom: false } as const
    const hand = (await shuke.must(operator, 'operator', 'tags.save', { form: byHand })).tag
    const personId = 'b.jd.x001'
    const put = { personId, tagId: hand.id, why: '住楼上' }
    const after = await shuke.must(operator, 'operator', 'tags.put', put)
    expect(after.tags.map(({ name }) => name)).toContain('老邻居')
    expect(codeOf(await shuke.call(operator, 'operator', 'tags.put', put))).toBe('tags.already-on')
    const wrong = { personId, tagId: tag.id }
    expect(codeOf(await shuke.call(operator, 'operator', 'tags.put', wrong))).toBe('tags.automatic')
    await fireJobs(shuke)
    const inSegment: Rule = { field: 'tag', of: [hand.id] }
    expect(await meant(inSegment)).toEqual([personId])
    const circle = {
      form: { ...form, name: '圈', automatic: { rule: { field: 'tag', of: [tag.id] }, stay: 0 } },
    }
    const refused = await shuke.call(operator, 'operator', 'tags.save', circle as never)
    expect(codeOf(refused)).toBe('tags.of-automatic')
    const taken = { personId, tagId: hand.id }
    expect(
      (await shuke.must(operator, 'operator', 'tags.take', taken)).tags.map(({ id }) => id),
    ).not.toContain(hand.id)
    await fireJobs(shuke)
    expect(await meant(inSegment)).toEqual([])

    await shuke.cloud.clock.advance(5 * DAY)
    await fireJobs(shuke)
    expect((await isTagged()).length).toBeGreaterThan(0)
    await shuke.cloud.clock.advance(DAY)
    await fireJobs(shuke)
    expect(await isTagged()).toEqual([])
    await shuke.must(operator, 'operator', 'tags.remove', { tagId: tag.id })
    await fireJobs(shuke)
    expect(await listed()).toEqual([['老邻居', 0]])
  })
})
