import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'
import {
  addDocs,
  change,
  docs,
  foldOf,
  type MemberDoc,
  memberBy,
  type RowDoc,
  sumOfLots,
} from './points-bench'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
/** More than two slices of the job. */
const CROWD = 120

describe('the jobs of points', () => {
  let shuke: Shuke
  let operator: string

  const give = (memberId: string, points: number) =>
    shuke.must(operator, 'operator', 'points.adjust', { memberId, points, why: '补发' })
  const newMember = async () => {
    const person = await join(shuke)
    return { person, memberId: (await memberBy(shuke, person))._id }
  }
  const page = (person: string) => shuke.must(person, 'member', 'points.page', {})
  const saveExpiry = (expiryMonths: number, alsoEarned: boolean) =>
    shuke.must(operator, 'operator', 'program.savePoints', {
      rules: { ...NO_PROGRAM.points, expiryMonths, approveAbove: 10_000 },
      alsoEarned,
    })
  /** Fires the timer as long as the lease of a killed run may hold it up. */
  const work = async () => {
    await shuke.cloud.clock.advance(2 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
  }
  const strike = (rule: object, at: number[]) =>
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fn: 'jobs', at, ...rule } as never],
    })
  const jump = (text: string) => shuke.cloud.clock.set(beijing(text))
  const untilsOf = async (person: string) =>
    (await memberBy(shuke, person)).account.lots.map(({ until }) => until)

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    await jump('2027-01-10T12:00:00')
    await saveExpiry(1, false)
  })
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  it('leave points alone up to the last second, and end them after it, once', async () => {
    await jump('2027-01-10T12:00:00')
    const { person, memberId } = await newMember()
    await give(memberId, 30)
    await jump('2027-02-28T23:59:57')
    await shuke.cloud.fireTimer('jobs')
    expect((await page(person)).brief).toMatchObject({ balance: 30, ending: { points: 30 } })
    // Midnight's own firing dies at once: what is shown does not wait for the job.
    strike({ fault: 'kill' }, [1])
    await shuke.cloud.clock.advance(4 * SECOND)
    shuke.cloud.chaos.clear()
    const shown = await page(person)
    expect([shown.brief.balance, shown.ends, shown.rows.length]).toEqual([0, [], 1])
    const owed = await shuke.must(operator, 'operator', 'points.liability', {})
    expect(owed).toMatchObject({ points: 0, months: [] })
    for (let i = 0; i < 3; i += 1) await work()
    const { rows } = await page(person)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ title: '积分到期', kind: 'expire', points: -30, balance: 0 })
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(person, 'member', 'points.entry', { entryId })
    expect(entry).toMatchObject({ cause: 'expiry', who: '系统', lots: [{ points: -30 }] })
    expect(await foldOf(shuke, memberId)).toEqual({ balance: 0, debt: 0 })
  })

  it('killed between the write and the row, find the row in the member and file it', async () => {
    await jump('2027-03-10T12:00:00')
    const { person, memberId } = await newMember()
    await give(memberId, 30)
    strike({ fault: 'kill', action: 'insertDocument', collection: 'audit' }, [1])
    await jump('2027-05-01T00:00:30')
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
    expect((await memberBy(shuke, person)).account).toMatchObject({ balance: 0, lots: [] })
    expect(await foldOf(shuke, memberId)).toEqual({ balance: 30, debt: 0 })
    await work()
    expect(await foldOf(shuke, memberId)).toEqual({ balance: 0, debt: 0 })
    await work()
    expect((await page(person)).rows).toHaveLength(2)
  })

  it('killed anywhere among many members, end in what an unbroken run makes', async () => {
    await jump('2027-05-10T12:00:00')
    const { memberId } = await newMember()
    const [one] = await docs<MemberDoc>(shuke, 'members', { _id: memberId })
    const until = beijing('2027-05-20T23:59:59.999')
    const later = beijing('2027-12-31T23:59:59.999')
    const lot = { from: 0, until }
    const crowd = Array.from({ length: CROWD }, (_, i) => ({
      ...one,
      _id: `mcrowd${i}`,
      number: `c${i}`,
      handle: `h${i}`,
      openid: `crowd${i}`,
      nextExpiry: until,
      account: {
        balance: 8 + i,
        debt: 0,
        lots: [
          { ...lot, id: `a${i}`, left: 5 },
          { from: 0, until: later, id: `b${i}`, left: 3 + i },
        ],
      },
    }))
    await addDocs(shuke, 'members', crowd)
    // Each firing dies at another place: at its lease, among the writes, at the rows of a slice.
    const lease = { action: 'modifyDocument', collection: 'jobs' }
    const write = { action: 'modifyDocument', collection: 'members' }
    const rows = { action: 'insertDocument', collection: 'audit' }
    const places: [object, number][] = [
      [write, 9],
      [lease, 1],
      [write, 30],
      [rows, 1],
      [write, 20],
    ]
    for (const [i, [place, at]] of places.entries()) {
      strike({ fault: 'kill', ...place }, [at])
      await (i === 0 ? jump('2027-05-21T00:00:30') : work())
      expect(shuke.cloud.chaos.log()).toHaveLength(1)
    }
    const half = await docs<MemberDoc>(shuke, 'members', { nextExpiry: until })
    expect(half.length).toBeGreaterThan(0)
    expect(half.length).toBeLessThan(CROWD)
    shuke.cloud.chaos.clear()
    for (let i = 0; i < 3; i += 1) await work()
    const filed = await docs<RowDoc>(shuke, 'audit', { action: 'jobs.points' })
    const ended = filed.filter(({ memberId: whose }) => whose?.startsWith('mcrowd'))
    expect(ended).toHaveLength(CROWD)
    expect(ended.every(({ points }) => points?.lines.length === 1)).toBe(true)
    for (const { _id, account } of await docs<MemberDoc>(shuke, 'members', {})) {
      if (!_id.startsWith('mcrowd')) continue
      const number = Number(_id.slice(6))
      expect(account).toMatchObject({ balance: 3 + number, lots: [{ id: `b${number}` }] })
      expect(sumOfLots(account)).toBe(account.balance)
    }
  })

  it('give earned points the longer expiry the operator promised, and say so', async () => {
    await jump('2027-06-10T12:00:00')
    const { person, memberId } = await newMember()
    await give(memberId, 30)
    await jump('2027-06-30T12:00:00')
    await give(memberId, 12)
    expect(await untilsOf(person)).toEqual(Array(2).fill(beijing('2027-07-31T23:59:59.999')))
    await jump('2027-07-31T23:55:00')
    await give(memberId, 4)
    await saveExpiry(6, true)
    // The old last day passes while the promise is on its way: nothing may end meanwhile.
    await jump('2027-08-01T00:00:20')
    expect(await untilsOf(person)).toHaveLength(3)
    for (let i = 0; i < 6; i += 1) await work()
    expect(await untilsOf(person)).toEqual([
      beijing('2027-12-31T23:59:59.999'),
      beijing('2027-12-31T23:59:59.999'),
      beijing('2028-01-31T23:59:59.999'),
    ])
    const { rows, brief } = await page(person)
    expect(brief.balance).toBe(46)
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      title: '延长有效期',
      kind: 'extend',
      points: 0,
      balance: 46,
      until: beijing('2027-12-31T23:59:59.999'),
    })
    expect(await foldOf(shuke, memberId)).toEqual({ balance: 46, debt: 0 })
  })

  it('leave points earned under a later, shorter rule as they were promised', async () => {
    await jump('2027-09-10T12:00:00')
    const { person, memberId } = await newMember()
    await saveExpiry(9, true)
    await shuke.cloud.clock.advance(14 * MINUTE)
    await saveExpiry(2, false)
    await give(memberId, 5)
    for (let i = 0; i < 3; i += 1) await work()
    expect(await untilsOf(person)).toEqual([beijing('2027-11-30T23:59:59.999')])
  })

  it('finish one longer expiry before they begin the next, whatever the rules became', async () => {
    await jump('2028-02-10T12:00:00')
    await saveExpiry(2, false)
    const { person, memberId } = await newMember()
    await give(memberId, 5)
    await saveExpiry(9, true)
    await work()
    // No ten-minute mark at which it may be done lies between: the first one is begun, no more.
    await shuke.cloud.clock.advance(11.5 * MINUTE)
    await saveExpiry(3, false)
    await saveExpiry(4, true)
    await give(memberId, 7)
    for (let i = 0; i < 12; i += 1) await work()
    const ends = ['2028-06-30', '2028-11-30'].map((day) => beijing(`${day}T23:59:59.999`))
    expect(await untilsOf(person)).toEqual(ends)
  })

  it('file a sale, too, that stands only in the member', async () => {
    const { memberId } = await newMember()
    await give(memberId, 5)
    const [member] = await docs<{ receipts: object[] }>(shuke, 'members', { _id: memberId })
    const sale = JSON.stringify({ _id: 'slost', memberId })
    const receipts = member?.receipts.map((receipt) => ({ ...receipt, sale }))
    await change(shuke, 'members', { _id: memberId }, { $set: { receipts } })
    await work()
    expect(await docs(shuke, 'sales', { _id: 'slost' })).toEqual([{ _id: 'slost', memberId }])
  })
})
