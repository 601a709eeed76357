import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, SECOND } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { addOperator, join, setUpOperator } from '../story'
import { addDocs, change, docs, fileText, foldOf, memberBy, sumOfLots } from './points-bench'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
/** As the programme of this test sets it. */
const LIMIT = 1100

describe('points by hand and the ledger', () => {
  let shuke: Shuke
  let operator: string
  let second: string

  const give = async (memberId: string, points: number, why = '活动补发', id = newRequestId()) => {
    // One operator does here in seconds what takes a morning: the brake against scripts would bite.
    await shuke.cloud.clock.advance(SECOND)
    return shuke.call(operator, 'operator', 'points.adjust', { memberId, points, why }, id)
  }
  const given = async (memberId: string, points: number, why?: string) => {
    const reply = await give(memberId, points, why)
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data
  }
  const newMember = async () => {
    const person = await join(shuke)
    return { person, memberId: (await memberBy(shuke, person))._id }
  }
  const page = (person: string, after?: string) =>
    shuke.must(person, 'member', 'points.page', after === undefined ? {} : { after })
  const propose = async (memberId: string, points = LIMIT + 1) => {
    const reply = await given(memberId, points, '门店开业答谢')
    const { adjustments } = await shuke.must(second, 'operator', 'points.waiting', {})
    const wish = adjustments.find((one) => one.memberId === memberId)
    if (!wish) throw new Error('nothing waits')
    return { reply, wish }
  }
  const decide = (who: string, adjustmentId: string, approve = true, id = newRequestId()) =>
    shuke.call(who, 'operator', 'points.decide', { adjustmentId, approve }, id)

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    second = await addOperator(shuke, operator)
    await shuke.cloud.clock.set(beijing('2027-01-15T12:00:00'))
    const rules = { ...NO_PROGRAM.points, pointsPerYuan: 100, approveAbove: LIMIT }
    await shuke.must(operator, 'operator', 'program.savePoints', { rules, alsoEarned: false })
  })
  afterAll(() => shuke.stop())

  it('shows a new member an empty ledger in two requests', async () => {
    const { person } = await newMember()
    expect(await page(person)).toEqual({
      brief: { balance: 0, spendable: 0, pending: 0, debt: 0 },
      ends: [],
      rows: [],
    })
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(2)
  })

  it('gives points with their last day, and the entry says why', async () => {
    const { person, memberId } = await newMember()
    const until = beijing('2028-01-31T23:59:59.999')
    expect(await given(memberId, 50)).toEqual({
      state: 'done',
      brief: { balance: 50, spendable: 50, pending: 0, debt: 0 },
    })
    const { rows, ends } = await page(person)
    expect(ends).toEqual([{ points: 50, at: until }])
    const row = { title: '品牌调整 · 活动补发', points: 50, kind: 'earn', balance: 50, until }
    expect(rows).toEqual([{ ...row, id: expect.any(String), at: expect.any(Number) }])
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(person, 'member', 'points.entry', { entryId })
    expect(entry).toMatchObject({ ...row, cause: 'adjust', who: '运营', why: '活动补发' })
    expect(entry.lots).toEqual([{ points: 50, from: expect.any(Number), until }])
  })

  it('takes points that are there, and says how many there are when they are not', async () => {
    const { person, memberId } = await newMember()
    await given(memberId, 50)
    await given(memberId, -20, '重复发放')
    const { rows, brief } = await page(person)
    expect(brief.balance).toBe(30)
    expect(rows[0]).toMatchObject({ title: '品牌调整 · 重复发放', points: -20, kind: 'spend' })
    const refused = await give(memberId, -31)
    expect(refused).toMatchObject({ error: { code: 'points.not-enough', details: { have: 30 } } })
    expect(await foldOf(shuke, memberId)).toEqual({ balance: 30, debt: 0 })
  })

  it('gives the first answer to a retry, and refuses the same id with another wish', async () => {
    const { person, memberId } = await newMember()
    const id = newRequestId()
    const first = await give(memberId, 40, '补发', id)
    expect(await give(memberId, 40, '补发', id)).toMatchObject({ data: { brief: { balance: 40 } } })
    expect(codeOf(await give(memberId, 41, '补发', id))).toBe('request.replay-changed')
    expect(first.ok && (await page(person)).brief.balance).toBe(40)
  })

  it('knows a retry that comes when the member has long forgotten its receipt', async () => {
    const { person, memberId } = await newMember()
    const id = newRequestId()
    const first = await give(memberId, 1, '补发', id)
    await shuke.cloud.clock.advance(3_600_000)
    for (let i = 0; i < 8; i += 1) await given(memberId, 1)
    const again = await give(memberId, 1, '补发', id)
    expect(again.ok && first.ok && again.data).toEqual(first.ok && first.data)
    expect((await page(person)).brief.balance).toBe(9)
  })

  it('refuses nothing at all, strangers, and one’s own account', async () => {
    const { memberId } = await newMember()
    const own = await join(shuke, operator)
    expect(codeOf(await give(memberId, 0))).toBe('points.adjust-zero')
    expect(codeOf(await give('mnobody', 5))).toBe('membership.not-found')
    expect(codeOf(await give((await memberBy(shuke, own))._id, 5))).toBe('points.own-account')
    for (const points of [0.5, Number.NaN, 1e9, -1e9, '12', '12 元'])
      expect(codeOf(await give(memberId, points as number))).toBe('request.invalid')
  })

  it('waits for a second operator above the limit, and moves nothing until then', async () => {
    const { person, memberId } = await newMember()
    expect(await given(memberId, LIMIT)).toMatchObject({ state: 'done' })
    const { reply, wish } = await propose(memberId)
    expect(reply).toMatchObject({ state: 'waiting', brief: { balance: LIMIT } })
    expect(wish).toMatchObject({ points: LIMIT + 1, why: '门店开业答谢', by: '苏掌柜', mine: true })
    expect(wish.member).toMatch(/^会员 尾号 \d{4}$/)
    expect((await page(person)).brief.balance).toBe(LIMIT)
    const mine = await shuke.must(operator, 'operator', 'points.waiting', {})
    expect(mine.adjustments.find(({ id }) => id === wish.id)?.mine).toBe(false)
    expect(codeOf(await decide(operator, wish.id))).toBe('points.own-approval')
    const id = newRequestId()
    expect(await decide(second, wish.id, true, id)).toMatchObject({ data: { state: 'done' } })
    expect(await decide(second, wish.id, true, id)).toMatchObject({ data: { state: 'done' } })
    expect(codeOf(await decide(second, wish.id))).toBe('points.not-waiting')
    const { rows, brief } = await page(person)
    expect(brief.balance).toBe(2 * LIMIT + 1)
    const entry = { memberId, entryId: rows[0]?.id ?? '' }
    const why = await shuke.must(operator, 'operator', 'points.entryOf', entry)
    expect(why.entry).toMatchObject({
      why: '门店开业答谢',
      rule: `同一天手工调整超过 ${LIMIT} 分，由两位运营确认`,
    })
  })

  it('moves nothing when the second operator says no', async () => {
    const { person, memberId } = await newMember()
    const { wish } = await propose(memberId)
    expect(await decide(second, wish.id, false)).toMatchObject({ data: { state: 'declined' } })
    expect(codeOf(await decide(second, wish.id))).toBe('points.not-waiting')
    expect(codeOf(await decide(second, 'anowhere'))).toBe('points.adjustment-not-found')
    expect((await page(person)).rows).toEqual([])
    const { adjustments } = await shuke.must(second, 'operator', 'points.waiting', {})
    expect(adjustments).toEqual([])
  })

  it('counts the whole day: small changes, up and down, that together pass the limit', async () => {
    const { person, memberId } = await newMember()
    await given(memberId, LIMIT - 100)
    await given(memberId, -60)
    expect(await given(memberId, 40)).toMatchObject({ state: 'done' })
    const find = { number: (await memberBy(shuke, person)).number }
    const { member } = await shuke.must(operator, 'operator', 'membership.find', find)
    expect(member.byHandToday).toBe(LIMIT)
    for (const [who, points] of [
      [operator, 1],
      [second, -1],
    ] as const) {
      const input = { memberId, points, why: '再补一点' }
      const reply = await shuke.must(who, 'operator', 'points.adjust', input)
      expect(reply).toMatchObject({ state: 'waiting', brief: { balance: LIMIT - 120 } })
    }
    expect(await foldOf(shuke, memberId)).toEqual({ balance: LIMIT - 120, debt: 0 })
  })

  it('counts what two operators agreed on that day, and begins anew the next day', async () => {
    const { memberId } = await newMember()
    const { wish } = await propose(memberId)
    expect(await decide(second, wish.id)).toMatchObject({ data: { state: 'done' } })
    expect(await given(memberId, 1)).toMatchObject({ state: 'waiting' })
    await shuke.cloud.clock.advance(DAY)
    expect(await given(memberId, 1)).toMatchObject({ state: 'done' })
  })

  it('lets of many changes at one moment no more through than the limit allows', async () => {
    // The first rounds also wake the workers among whom the later ones are shared out.
    for (let round = 0; round < 4; round += 1) {
      const { person, memberId } = await newMember()
      const replies = await Promise.all(
        Array.from({ length: 6 }, () => {
          const input = { memberId, points: LIMIT, why: '活动补发' }
          return shuke.must(operator, 'operator', 'points.adjust', input)
        }),
      )
      expect(replies.filter(({ state }) => state === 'done')).toHaveLength(1)
      expect((await page(person)).brief.balance).toBe(LIMIT)
      await shuke.cloud.clock.advance(SECOND)
    }
  })

  it('lets who proposed it withdraw it, and nobody else for them', async () => {
    const { person, memberId } = await newMember()
    const { wish } = await propose(memberId)
    expect(wish).toMatchObject({ mine: true, own: false })
    const { adjustments } = await shuke.must(operator, 'operator', 'points.waiting', {})
    const seen = adjustments.find(({ id }) => id === wish.id)
    expect(seen).toMatchObject({ mine: false, own: true })
    const id = newRequestId()
    for (let i = 0; i < 2; i += 1) {
      const reply = await decide(operator, wish.id, false, id)
      expect(reply).toMatchObject({ data: { state: 'withdrawn' } })
    }
    expect(codeOf(await decide(second, wish.id))).toBe('points.not-waiting')
    expect((await page(person)).rows).toEqual([])
    const { rows } = await shuke.must(operator, 'operator', 'audit.list', {})
    expect(rows[0]).toMatchObject({
      action: 'points.decide',
      before: `积分 +${LIMIT + 1}`,
      after: '提出人撤回，积分不变',
      why: '门店开业答谢',
    })
  })

  it('lets nobody approve points for themselves', async () => {
    const own = await memberBy(shuke, await join(shuke, second))
    const { wish } = await propose(own._id)
    expect(wish.mine).toBe(false)
    expect(codeOf(await decide(second, wish.id))).toBe('points.own-account')
    await change(shuke, 'adjustments', { _id: wish.id }, { $set: { status: 'declined' } })
  })

  it('refuses to take in two approvals what is there once', async () => {
    const { memberId } = await newMember()
    await given(memberId, LIMIT)
    await shuke.cloud.clock.advance(DAY)
    await given(memberId, LIMIT)
    const first = await propose(memberId, -LIMIT - 1)
    expect(await decide(second, first.wish.id)).toMatchObject({ ok: true })
    expect(codeOf(await give(memberId, -LIMIT - 1))).toBe('points.not-enough')
  })

  it('pages a long ledger without losing or repeating a line, also inside a row', async () => {
    const { person, memberId } = await newMember()
    for (let i = 0; i < 45; i += 1) await given(memberId, i + 1, `第 ${i + 1} 次`)
    const seen: number[] = []
    let after: string | undefined
    do {
      const { rows, next } = await page(person, after)
      expect(rows.length).toBeLessThanOrEqual(20)
      expect(roundTrips(shuke.lastCall('member'))).toHaveLength(2)
      seen.push(...rows.map(({ points }) => points))
      after = next
    } while (after !== undefined)
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i))
    const operatorSees = await shuke.must(operator, 'operator', 'points.entriesOf', { memberId })
    expect(operatorSees.rows).toEqual((await page(person)).rows)
  })

  it('cuts a page inside a row of many lines', async () => {
    const { person, memberId } = await newMember()
    await given(memberId, 1)
    const [row] = await docs<{ points: { lines: object[] } }>(shuke, 'audit', { memberId })
    const [line] = row?.points.lines ?? []
    const lines = Array.from({ length: 30 }, (_, i) => ({ ...line, points: i + 1, balance: i + 1 }))
    await change(shuke, 'audit', { memberId }, { $set: { 'points.lines': lines } })
    const first = await page(person)
    const rest = await page(person, first.next)
    const balances = [...first.rows, ...rest.rows].map(({ balance }) => balance)
    expect(first.rows).toHaveLength(20)
    expect(balances).toEqual(Array.from({ length: 30 }, (_, i) => 30 - i))
    expect(rest.next).toBeUndefined()
    await change(shuke, 'audit', { memberId }, { $set: { 'points.lines': [line] } })
  })

  it('shows an entry to its member and to nobody else', async () => {
    const [mine, other] = [await newMember(), await newMember()]
    await given(mine.memberId, 7)
    const entryId = (await page(mine.person)).rows[0]?.id ?? ''
    const ask = (person: string, id: string) =>
      shuke.call(person, 'member', 'points.entry', { entryId: id })
    expect(codeOf(await ask(mine.person, entryId))).toBe('ok')
    for (const [person, id] of [
      [other.person, entryId],
      [mine.person, entryId.replace(/\d$/, '9')],
      [mine.person, 'nowhere.0'],
    ] as const)
      expect(codeOf(await ask(person, id))).toBe('points.entry-not-found')
    const elsewhere = { memberId: other.memberId, entryId }
    const asked = await shuke.call(operator, 'operator', 'points.entryOf', elsewhere)
    expect(codeOf(asked)).toBe('points.entry-not-found')
    const nobody = await shuke.call(operator, 'operator', 'points.entriesOf', { memberId: 'm0' })
    expect(codeOf(nobody)).toBe('membership.not-found')
  })

  it('reports as owed exactly what all lots have left, by month and in fen', async () => {
    const members = await docs<{ account: { lots: { left: number }[] } }>(shuke, 'members')
    const left = members.reduce((all, { account }) => all + sumOfLots(account as never), 0)
    const owed = await shuke.must(operator, 'operator', 'points.liability', {})
    expect(left).toBeGreaterThan(LIMIT)
    expect(owed).toMatchObject({ points: left, debt: 0, pointsPerYuan: 100, fen: left })
    expect(owed.months).toEqual([{ month: '2028-01', points: left, fen: left }])
  })

  it('counts what members owe beside what the brand owes', async () => {
    const { memberId } = await newMember()
    const account = { balance: -8, debt: 8, lots: [] }
    await change(shuke, 'members', { _id: memberId }, { $set: { account } })
    expect(await shuke.must(operator, 'operator', 'points.liability', {})).toMatchObject({
      debt: 8,
    })
    expect(await given(memberId, 10)).toMatchObject({ brief: { balance: 2, debt: 0 } })
    const { rows } = await shuke.must(operator, 'operator', 'points.entriesOf', { memberId })
    expect(rows).toMatchObject([
      { title: '补上待补积分', kind: 'settle', points: 0, debt: -8, balance: 2 },
      { title: '品牌调整 · 活动补发', kind: 'earn', points: 10, balance: 2 },
    ])
  })

  it('exports a month as CSV whose cells can not become formulas', async () => {
    await shuke.cloud.clock.set(beijing('2027-03-02T09:30:00'))
    const { memberId } = await newMember()
    await given(memberId, 9, '=HYPERLINK("http://evil")')
    await given(memberId, -4, '@SUM(A1),"引号"')
    const csv = await shuke.must(operator, 'operator', 'points.csv', { month: '2027-03' })
    expect(csv).toMatchObject({ rows: 2 })
    expect(csv.next).toBeUndefined()
    const lines = (await fileText(shuke, csv.fileId)).trim().split('\r\n')
    expect(lines[0]).toContain('时间,会员,会员编号,事由,积分')
    expect(lines[1]).toContain(`,${memberId},`)
    expect(lines[1]).toContain(`,9,0,9,`)
    expect(lines[1]).toContain(`,"'=HYPERLINK(""http://evil"")",`)
    expect(lines[2]).toContain(`,-4,0,5,`)
    expect(lines[2]).toContain(`,"'@SUM(A1),""引号""",`)
    const before = await shuke.must(operator, 'operator', 'points.csv', { month: '2027-02' })
    expect(before.rows).toBe(0)
  })

  it('splits a long month into files that together hold every entry once', async () => {
    const [row] = await docs<object>(shuke, 'audit', { action: 'points.adjust' })
    const first = beijing('2027-05-01T00:00:00')
    // Two to a millisecond, and one more on either side of the month.
    const many = Array.from({ length: 2102 }, (_, i) => ({
      ...row,
      _id: `many${i}`,
      at: first - 1 + Math.floor(i / 2),
    }))
    await addDocs(shuke, 'audit', many)
    const month = '2027-05'
    const start = await shuke.must(operator, 'operator', 'points.csv', { month })
    const rest = await shuke.must(operator, 'operator', 'points.csv', { month, after: start.next })
    expect(rest.next).toBeUndefined()
    expect(start.rows + rest.rows).toBe(2100)
    const texts = await Promise.all([start, rest].map(({ fileId }) => fileText(shuke, fileId)))
    const ids = texts.join('').match(/many\d+\.0/g) ?? []
    expect([ids.length, new Set(ids).size]).toEqual([2100, 2100])
  })
})
