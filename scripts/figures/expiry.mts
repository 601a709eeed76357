import { DAY, MINUTE, SECOND } from '../../core/kernel/time.ts'
import type { Account } from '../../core/points/views.ts'
import { functions } from '../../server/platform/schema.ts'
import { type Shuke, startShuke } from '../../tests/bench.ts'
import { readAll, writeAll } from './documents.mts'
import { atMost, exactly, type Figure, type Row } from './figure.mts'

/** 10^5 lots that end: five of each member, beside one that lives on. */
const MEMBERS = 20_000
const ENDED_EACH = 5
const LIVING = 7

/** A firing sends some thousand requests; most firings die within their time. */
const KILL_RATE = 0.0004
/** Longer than the lease that a killed firing leaves behind. */
const BETWEEN = 2 * MINUTE
/** A run that needs more does not come forward. */
const MOST_FIRINGS = 200

const lotsOf = (n: number, now: number) => [
  ...Array.from({ length: ENDED_EACH }, (_, i) => ({
    id: `lot${n}x${i}`,
    left: 1 + ((n + i) % 50),
    from: 0,
    until: now - (i + 1) * DAY,
  })),
  { id: `lot${n}x`, left: LIVING, from: 0, until: now + 90 * DAY },
]

const memberOf = (n: number, now: number) => {
  const lots = lotsOf(n, now)
  const balance = lots.reduce((all, { left }) => all + left, 0)
  return {
    _id: `m${n}`,
    openid: `person${n}`,
    number: String(10_000_000 + n),
    handle: String(1_000_000_000 + n),
    joinedAt: now - 100 * DAY,
    consent: { version: '1', hash: 'x', at: now },
    rev: 1,
    account: { balance, debt: 0, lots },
    nextExpiry: Math.min(...lots.map(({ until }) => until)),
    tierEnds: now + 900 * DAY,
    receipts: [],
    receiptAt: 0,
  }
}

interface Ended {
  _id: string
  account: Account
  nextExpiry: number
  rev: number
}

interface Filed {
  _id: string
  action: string
  memberId?: string
  points?: unknown
}

interface Told {
  /** Member and ledger row by id, as text: what the run made of the same beginning. */
  members: Map<string, string>
  rows: Map<string, string>
  lotsLeft: number
  firings: number
  killed: number
  /** Seconds of the longest firing, and of all. */
  longest: number
  all: number
}

const dueIn = async (shuke: Shuke): Promise<number> => {
  const due = { nextExpiry: { $lt: shuke.cloud.clock.now() } }
  const reply = await shuke.cloud.store.run({
    action: 'database.calculateDocument',
    collectionName: 'members',
    query: JSON.stringify(due),
    queryType: 'WHERE',
  })
  if (!('data' in reply)) throw new Error('cannot count members')
  return Number(reply.data.total)
}

interface Firing {
  ms: number
  ok: boolean
}

/** All firings there were: moving the clock on sets the timer off as well. */
const firingsOf = (shuke: Shuke, since: number): Firing[] =>
  shuke.cloud.calls().filter(({ fn, at }) => fn === 'jobs' && at >= since)

const isFiled = async (shuke: Shuke): Promise<boolean> =>
  ((await shuke.documents()).audit ?? 0) >= MEMBERS

/** Until nothing is due, and then until what killed firings could not file is filed. */
const fireAll = async (shuke: Shuke, killing: boolean): Promise<Firing[]> => {
  const since = shuke.cloud.clock.now()
  const fireUntil = async (isDone: () => Promise<boolean>) => {
    for (let fired = 0; fired < MOST_FIRINGS && !(await isDone()); fired += 1) {
      await shuke.cloud.fireTimer('jobs')
      await shuke.cloud.clock.advance(BETWEEN)
    }
  }
  const rule = { on: 'operation', fault: 'kill', fn: 'jobs', rate: KILL_RATE } as const
  if (killing) shuke.cloud.chaos.set({ seed: 7, rules: [rule] })
  await fireUntil(async () => (await dueIn(shuke)) === 0)
  shuke.cloud.chaos.clear()
  await fireUntil(() => isFiled(shuke))
  return firingsOf(shuke, since)
}

const resultOf = async (shuke: Shuke, fired: Firing[]): Promise<Told> => {
  const members = await readAll<Ended>(shuke, 'members')
  const rows = (await readAll<Filed>(shuke, 'audit')).filter(
    ({ action }) => action === 'jobs.points',
  )
  const seconds = fired.map(({ ms }) => ms / SECOND)
  return {
    members: new Map(
      members.map(({ _id, account, nextExpiry, rev }) => [
        _id,
        JSON.stringify({ account, nextExpiry, rev }),
      ]),
    ),
    rows: new Map(
      rows.map(({ _id, memberId, points }) => [_id, JSON.stringify({ memberId, points })]),
    ),
    lotsLeft: members.reduce((all, { account }) => all + account.lots.length, 0),
    firings: fired.length,
    killed: fired.filter(({ ok }) => !ok).length,
    longest: Math.max(...seconds),
    all: seconds.reduce((all, one) => all + one, 0),
  }
}

/** The same beginning every time, so that two runs can be laid side by side. */
const START = Date.UTC(2027, 0, 31, 17)

const run = async (killing: boolean): Promise<Told> => {
  const shuke = await startShuke({ workersPerFunction: 1 })
  try {
    await shuke.cloud.clock.advance(START - shuke.cloud.clock.now())
    const members = Array.from({ length: MEMBERS }, (_, n) => memberOf(n, START))
    await writeAll(shuke, 'members', members)
    return await resultOf(shuke, await fireAll(shuke, killing))
  } finally {
    await shuke.stop()
  }
}

const unlike = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number => {
  const ids = new Set([...a.keys(), ...b.keys()])
  return [...ids].filter((id) => a.get(id) !== b.get(id)).length
}

const rowsOf = (whole: Told, broken: Told): Row[] => {
  const limit = functions.jobs.timeout
  const ended = (MEMBERS * ENDED_EACH).toLocaleString('en-US')
  const pace = Math.round((MEMBERS * ENDED_EACH) / whole.all)
  const slower = (broken.all / whole.all).toFixed(2)
  return [
    atMost(
      `longest of ${whole.firings} firings that end ${ended} lots (${pace} lots/s)`,
      whole.longest,
      limit,
      ' s',
    ),
    exactly('lots left, one of each member', whole.lotsLeft, MEMBERS),
    {
      what: `firings killed, of ${broken.firings} (${slower} × the time of the unbroken run)`,
      value: String(broken.killed),
      limit: '> 0, as it must',
      ok: broken.killed > 0,
    },
    exactly('members unlike the unbroken run', unlike(whole.members, broken.members), 0),
    exactly('ledger rows unlike the unbroken run', unlike(whole.rows, broken.rows), 0),
    exactly('ledger rows', broken.rows.size, MEMBERS),
  ]
}

export const expiryFigure: Figure = {
  name: 'expiry',
  what: '100,000 lots end in slices, unbroken and killed at random points',
  slow: true,
  measure: async () => rowsOf(await run(false), await run(true)),
}
