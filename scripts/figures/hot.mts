import { MINUTE } from '../../core/kernel/time.ts'
import { memberIdOf } from '../../server/platform/ids.ts'
import { codeOf, newRequestId, type Shuke, startShuke } from '../../tests/bench.ts'
import { publish, setUpOperator } from '../../tests/story.ts'
import { readAll, writeAll } from './documents.mts'
import { exactly, type Figure, type Row } from './figure.mts'

const CLAIMS = 10_000
const STOCK = 1000
/** Each of them tries four times, on as many phones. */
const PEOPLE = 2500
/** Calls on their way at once; the local cloud runs eight of them. */
const AT_ONCE = 64
const RETRIES = 8

const memberOf = (openid: string, n: number, now: number) => ({
  _id: memberIdOf(openid),
  openid,
  number: String(10_000_000 + n),
  handle: String(1_000_000_000 + n),
  joinedAt: now,
  consent: { version: '1', hash: 'x', at: now },
  receiptAt: 0,
})

/** People who are members already: how they joined is not what is measured. */
const gather = async (shuke: Shuke): Promise<string[]> => {
  const people = Array.from({ length: PEOPLE }, (_, i) => shuke.cloud.addPerson({ name: `人${i}` }))
  const now = shuke.cloud.clock.now()
  const members = people.map(({ openid }, n) => memberOf(openid, n, now))
  await writeAll(shuke, 'members', members)
  return people.map(({ id }) => id)
}

/** As a phone does: the same request again until there is an answer. */
const claimOnce = async (shuke: Shuke, person: string, templateId: string): Promise<string> => {
  const requestId = newRequestId()
  for (let left = RETRIES; left > 0; left -= 1) {
    const asked = shuke.send(person, 'member', 'coupons.claim', { templateId }, requestId)
    const reply = await asked.catch(() => undefined)
    const code = reply ? codeOf(reply) : 'server.fault'
    if (!['server.fault', 'request.busy', 'request.too-fast'].includes(code)) return code
  }
  return 'unanswered'
}

/** The people of the crowd in an order that mixes their tries. */
const mixed = (people: readonly string[]): string[] =>
  Array.from({ length: CLAIMS }, (_, i) => people[(i * 7919) % people.length] ?? '')

const rush = async (shuke: Shuke, order: readonly string[], templateId: string) => {
  const told: Record<string, number> = {}
  const line = [...order]
  const walk = async () => {
    for (let person = line.pop(); person !== undefined; person = line.pop()) {
      const code = await claimOnce(shuke, person, templateId)
      told[code] = (told[code] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walk))
  return told
}

interface Books {
  coupons: number
  members: number
  left: number
  rows: number
}

const booksOf = async (shuke: Shuke, templateId: string): Promise<Books> => {
  type Coupon = { templateId: string; memberId: string }
  const coupons = (await readAll<Coupon>(shuke, 'coupons')).filter(
    (one) => one.templateId === templateId,
  )
  const shards = (await readAll<{ templateId?: string; left: number }>(shuke, 'stock')).filter(
    (one) => one.templateId === templateId,
  )
  const rows = await readAll<{ action: string }>(shuke, 'audit')
  return {
    coupons: coupons.length,
    members: new Set(coupons.map(({ memberId }) => memberId)).size,
    left: shards.reduce((all, { left }) => all + left, 0),
    rows: rows.filter(({ action }) => action === 'coupons.claim').length,
  }
}

const bookRows = (how: string, { coupons, members, left, rows }: Books): Row[] => [
  exactly(`${how}: coupons given of a stock of ${STOCK}`, coupons, STOCK),
  exactly(`${how}: members who have one (so none twice)`, members, STOCK),
  exactly(`${how}: left`, left, 0),
  exactly(`${how}: audit rows of claims, filed by the jobs`, rows, STOCK),
]

const calmly = async (shuke: Shuke, operator: string, people: string[]): Promise<Row[]> => {
  const templateId = await publish(shuke, operator, { stock: STOCK })
  const since = performance.now()
  const told = await rush(shuke, mixed(people), templateId)
  const seconds = (performance.now() - since) / 1000
  await shuke.cloud.fireTimer('jobs')
  const how = `${CLAIMS} claims of ${PEOPLE} people, ${Math.round(CLAIMS / seconds)} a second`
  console.log(`  ${JSON.stringify(told)}`)
  return bookRows(how, await booksOf(shuke, templateId))
}

const HARSH = [
  { on: 'operation', fault: 'kill', fn: 'member', rate: 0.001 },
  { on: 'operation', fault: 'lost-after', fn: 'member', rate: 0.001 },
  { on: 'call', fault: 'lost-after', rate: 0.02 },
  { on: 'call', fault: 'duplicate', rate: 0.02 },
] as const

/** Longer than any call lives (server/jobs/reconcile.ts). */
const RESTS = 11 * MINUTE

/** A world of its own, because rows are counted over all of it. */
const harshly = async (): Promise<Row[]> => {
  const shuke = await startShuke()
  try {
    const operator = await setUpOperator(shuke)
    const people = await gather(shuke)
    const templateId = await publish(shuke, operator, { stock: STOCK })
    shuke.cloud.chaos.set({ seed: 7, rules: HARSH })
    const told = await rush(shuke, mixed(people), templateId)
    shuke.cloud.chaos.clear()
    const killed = shuke.cloud.calls().filter(({ ok }) => !ok).length
    const before = await booksOf(shuke, templateId)
    await shuke.cloud.clock.advance(RESTS)
    await shuke.cloud.fireTimer('jobs')
    console.log(`  ${JSON.stringify(told)}, ${before.coupons} given before the jobs came`)
    // What came back is there for whoever has none.
    await rush(shuke, people, templateId)
    await shuke.cloud.clock.advance(RESTS)
    await shuke.cloud.fireTimer('jobs')
    const how = `with ${killed} calls killed or broken off, after the jobs`
    const stranded = STOCK - before.coupons
    const row: Row = {
      what: `units stranded by it`,
      value: String(stranded),
      limit: '≥ 0',
      ok: stranded >= 0,
    }
    return [row, ...bookRows(how, await booksOf(shuke, templateId))]
  } finally {
    await shuke.stop()
  }
}

export const hotFigure: Figure = {
  name: 'hot',
  what: 'a stock that everybody wants at once',
  slow: true,
  measure: async () => {
    const shuke = await startShuke()
    try {
      return await calmly(shuke, await setUpOperator(shuke), await gather(shuke))
    } finally {
      await shuke.stop()
    }
  },
}

export const hotFaultsFigure: Figure = {
  name: 'hot-faults',
  what: 'the same while instances are killed and answers are lost',
  slow: true,
  measure: harshly,
}
