import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RefusalCode } from '#core/contract'
import { MOST_SEGMENTS } from '#core/segments/limits'
import { MOST_BY_HAND, MOST_TAGS } from '#core/tags/limits'
import { codeOf, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { addDocs, memberBy } from './points-bench'

const form = { name: '老邻居', colour: 'red', note: '', wecom: false } as const
const rule = { field: 'orders', min: 1 } as const
const automatic = { rule, stay: 0 }

let shuke: Shuke
let operator: string
let personId: string

const called = async (
  route: 'tags.save' | 'tags.put' | 'tags.take' | 'tags.remove',
  input: object,
) => codeOf(await shuke.call(operator, 'operator', route, input as never))

const make = async (over: object = {}) =>
  (await shuke.must(operator, 'operator', 'tags.save', { form: { ...form, ...over } })).tag.id

beforeAll(async () => {
  shuke = await startShuke({ workersPerFunction: 1 })
  operator = await setUpOperator(shuke)
  const member = await join(shuke)
  personId = `m.${(await memberBy(shuke, member))._id}`
  await fireJobs(shuke)
  await fireJobs(shuke)
})
afterAll(() => shuke.stop())

describe('a tag', () => {
  let tagId: string

  it('has a name of its own and stays of its kind', async () => {
    tagId = await make()
    expect(await called('tags.save', { form })).toBe('tags.name-taken')
    expect(await called('tags.save', { tagId: 't0', form })).toBe('tags.not-found')
    const other = { ...form, automatic }
    expect(await called('tags.save', { tagId, form: other })).toBe('tags.kind-fixed')
    expect(await called('tags.remove', { tagId: 't0' })).toBe('tags.not-found')
  })

  it('is put on somebody who is there, for days to come, and taken off who has it', async () => {
    const late = { personId, tagId, until: '2020-01-01' }
    expect(await called('tags.put', late)).toBe('tags.until-past')
    expect(await called('tags.put', { personId: 'm.m0', tagId })).toBe('persons.not-found')
    expect(await called('tags.put', { personId, tagId: 't0' })).toBe('tags.not-found')
    expect(await called('tags.take', { personId, tagId })).toBe('tags.not-on')
    const put = await shuke.must(operator, 'operator', 'tags.put', { personId, tagId, why: '常来' })
    expect(put.tags).toMatchObject([{ name: '老邻居', hand: true, why: '常来' }])
    const { tags, mayPut } = await shuke.must(operator, 'operator', 'tags.of', { personId })
    expect([tags.length, mayPut]).toEqual([1, []])
  })

  it('is one of so many, on a person and in all', async () => {
    const at = await shuke.cloud.clock.now()
    const more = Array.from({ length: MOST_TAGS - 1 }, (_, i) => ({
      ...form,
      _id: `t${i}x`,
      name: `标签${i}`,
      at: at - i,
    }))
    await addDocs(shuke, 'tags', more)
    expect(await called('tags.save', { form: { ...form, name: '多' } })).toBe('tags.most')
    for (const { _id } of more.slice(0, MOST_BY_HAND - 1))
      await shuke.must(operator, 'operator', 'tags.put', { personId, tagId: _id })
    const one = { personId, tagId: more.at(-1)?._id }
    expect(await called('tags.put', one)).toBe('tags.by-hand-most')
  })
})

describe('what segments there may be', () => {
  it('is so many, and lists of none are not there', async () => {
    const missing: [RefusalCode, Promise<unknown>][] = [
      [
        'audiences.not-found',
        shuke.call(operator, 'operator', 'audiences.show', { audienceId: 'a0' }),
      ],
      [
        'segments.not-found',
        shuke.call(operator, 'operator', 'audiences.make', { segmentId: 's0', name: '名单' }),
      ],
    ]
    for (const [code, reply] of missing) expect(codeOf((await reply) as never)).toBe(code)
    const at = await shuke.cloud.clock.now()
    const save = { name: '买过', note: '', rule }
    const { segment } = await shuke.must(operator, 'operator', 'segments.save', save)
    const asked = { segmentId: segment.id, name: '名单' }
    const { audience } = await shuke.must(operator, 'operator', 'audiences.make', asked)
    const early = { audienceId: audience.id }
    const csv = await shuke.call(operator, 'operator', 'audiences.csv', early)
    expect(codeOf(csv)).toBe('audiences.not-ready')
    const all = Array.from({ length: MOST_SEGMENTS - 1 }, (_, i) => ({
      _id: `s${i}x`,
      name: `人群${i}`,
      note: '',
      rule,
      at: at - i,
      rev: 1,
      removed: false,
    }))
    await addDocs(shuke, 'segments', all)
    const full = await shuke.call(operator, 'operator', 'segments.save', { ...save, name: '多' })
    expect(codeOf(full)).toBe('segments.most')
  })
})
