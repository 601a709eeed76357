import { createHash } from 'node:crypto'
import path from 'node:path'
import { MINUTE, SECOND } from '../../core/kernel/time.ts'
import type { ImportDiff, ImportState } from '../../core/orders/import.ts'
import { functions } from '../../server/platform/schema.ts'
import { roundTrips, type Shuke, startShuke } from '../../tests/bench.ts'
import { docs } from '../../tests/contract/points-bench.ts'
import { setUpOperator } from '../../tests/story.ts'
import { atMost, exactly, type Figure, type Row } from './figure.mts'

const MILLION = 1_000_000
const ORDERS = Number(process.env.SHUKE_ORDERS ?? MILLION)
const KILLS = 50
/** So that they lie all over the run; of a smaller file than a million there are fewer. */
const KILLED_SHARE = 0.5
const FIRST_POINTS = 40
/** Longer than the lease that a killed run leaves behind. */
const BETWEEN = 2 * MINUTE
/** A run that needs more does not come forward. */
const MOST_CALLS = 20_000
const ENTRY = path.resolve(import.meta.dirname, 'import/entry.ts')

const HEAD = '订单号,付款时间,实付金额,买家,退款金额'

/** 300,000 buyers; every fifth purchase has gone back by half. */
const row = (i: number): string => {
  const day = `2026-${1 + (i % 10)}-${1 + (i % 28)}`
  const fen = 100 + ((i * 7919) % 20_000)
  const back = i % 5 === 0 ? (fen / 200).toFixed(2) : '0'
  return `${1_000_000_000 + i},${day},${(fen / 100).toFixed(2)},b${(i * 31) % 300_000},${back}`
}

const fileOf = (count: number): string =>
  `${[HEAD, ...Array.from({ length: count }, (_, i) => row(i))].join('\n')}\n`

interface World {
  shuke: Shuke
  operator: string
}

interface Seen {
  state: ImportState
  was: ImportDiff
  wouldBe: ImportDiff
}

export interface Run {
  import: Seen
  calls: number
  killed: number
  requests: number
  /** Seconds. */
  longest: number
  heapMb: number
  /** Of all calls together. */
  seconds: number
}

/** A number in [0, 1) that is the same in every run. */
const fraction = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32

/** The document itself: an operator who asks this often is told to wait. */
const now = async ({ shuke }: World, importId: string): Promise<Seen> => {
  const [found] = await docs<Seen>(shuke, 'imports', { _id: importId })
  if (!found) throw new Error(`there is no import ${importId}`)
  return found
}

/** At a point of the next call; a call that was not killed has told how many there are. */
const killNext = ({ shuke }: World, nth: number, among: number): void => {
  const at = 1 + Math.floor(fraction(`kill ${nth}`) * among)
  const kill = { on: 'operation', fn: 'imports', fault: 'kill', at: [at] } as const
  shuke.cloud.chaos.set({ seed: nth, rules: [kill] })
}

/** Calls until the import waits for somebody; the first `kills` calls are killed on their way. */
const workOff = async (world: World, importId: string, kills: number): Promise<Run> => {
  const { shuke, operator } = world
  const run = { calls: 0, killed: 0, requests: 0, longest: 0, heapMb: 0, seconds: 0 }
  let view = await now(world, importId)
  let points = FIRST_POINTS
  for (; /ing$/.test(view.state) && run.calls < MOST_CALLS; run.calls += 1) {
    const isNext = run.killed < kills && fraction(`call ${run.calls}`) < KILLED_SHARE
    if (isNext) killNext(world, run.killed, points)
    const reply = await shuke.cloud.call('imports', operator, {})
    shuke.cloud.chaos.clear()
    const call = shuke.lastCall('imports')
    run.requests += roundTrips(call).length
    run.longest = Math.max(run.longest, call.ms / SECOND)
    run.seconds += call.ms / SECOND
    if ('result' in reply) {
      run.heapMb = Math.max(run.heapMb, (reply.result as { heapMb: number }).heapMb)
      points = Math.max(FIRST_POINTS, roundTrips(call).length)
    } else {
      run.killed += 1
      await shuke.cloud.clock.advance(BETWEEN)
    }
    if (run.calls % 10 === 9 || !('result' in reply)) view = await now(world, importId)
    else if (!(reply.result as { more: boolean }).more) view = await now(world, importId)
  }
  return { import: await now(world, importId), ...run }
}

/** The operator's own call only notes it: what is measured is the jobs' part. */
const noted = async (world: World, route: string, input: object): Promise<string> => {
  const { shuke, operator } = world
  const requestId = createHash('sha256').update(route).digest('base64url').slice(0, 22)
  const kill = {
    on: 'operation',
    fn: 'operator',
    fault: 'kill',
    action: 'modifyDocument',
    collection: 'imports',
    // The first one after the commit takes the import for its slices.
    at: [route === 'orders.check' ? 1 : 2],
  } as const
  shuke.cloud.chaos.set({ seed: 1, rules: [kill] })
  await shuke.send(operator, 'operator', route, input, requestId).catch(() => undefined)
  shuke.cloud.chaos.clear()
  await shuke.cloud.clock.advance(BETWEEN)
  const { imports } = await shuke.must(operator, 'operator', 'orders.imports', {})
  const [newest] = imports
  if (!newest) throw new Error('nothing was noted')
  return newest.id
}

const upload = async ({ shuke, operator }: World, body: string): Promise<string> => {
  const headers = { 'x-localwechat-person': operator, connection: 'close' }
  const url = `${shuke.cloud.url}/upload/orders/in-million.csv`
  const response = await fetch(url, { method: 'PUT', headers, body })
  return ((await response.json()) as { fileID: string }).fileID
}

export interface Played {
  check: Run
  run: Run
  state: Record<string, string>
}

const PAGE = 1000

/** Without what tells only when, and by which slice, it was written. */
const bare = (text: string): string =>
  text.replace(/"(by|notedAt|rev)":("[^"]*"|\{[^}]*\}|\d+),?/g, '')

/** One number for a collection, whatever the order of its documents. */
const digest = async ({ shuke }: World, collectionName: string): Promise<string> => {
  const sum = Buffer.alloc(32)
  let count = 0
  for (let after = ''; ; ) {
    const reply = await shuke.cloud.store.run({
      ...{ action: 'database.getDocument', collectionName, queryType: 'WHERE', multi: true },
      ...{ query: JSON.stringify({ _id: { $gt: after } }), limit: PAGE },
      order: JSON.stringify({ _id: 1 }),
    } as never)
    if (!('data' in reply)) throw new Error(JSON.stringify(reply))
    const list = reply.data.list as string[]
    for (const text of list) {
      const hash = createHash('sha256').update(bare(text)).digest()
      for (let i = 0; i < 32; i += 1) sum[i] = (sum[i] ?? 0) ^ (hash[i] ?? 0)
    }
    count += list.length
    if (list.length < PAGE) return `${count} ${sum.toString('hex')}`
    after = (JSON.parse(list.at(-1) ?? '{}') as { _id: string })._id
  }
}

/** The dry run and the import of a file on a cloud of its own. */
export const play = async (body: string, kills: number): Promise<Played> => {
  const shuke = await startShuke({ workersPerFunction: 1, extra: { imports: ENTRY } })
  try {
    await shuke.cloud.clock.set(Date.parse('2026-11-23T04:00:00Z'))
    const world = { shuke, operator: await setUpOperator(shuke) }
    const fileId = await upload(world, body)
    const importId = await noted(world, 'orders.check', { fileId, name: '一百万' })
    const check = await workOff(world, importId, Math.ceil(kills / 2))
    await noted(world, 'orders.start', { importId })
    const run = await workOff(world, importId, Math.floor(kills / 2))
    const state: Record<string, string> = {}
    for (const name of ['orders', 'events', 'links']) state[name] = await digest(world, name)
    return { check, run, state }
  } finally {
    await shuke.stop()
  }
}

const perThousand = ({ requests }: Run): number => Math.round((requests / ORDERS) * 10_000) / 10

const textOf = (diff: ImportDiff): string => JSON.stringify(Object.entries(diff).sort())

const minutes = (what: string, { seconds, calls }: Run): Row => ({
  what: `${what}, in ${calls} calls`,
  value: `${(seconds / 60).toFixed(1)} min`,
  limit: '',
  ok: true,
})

const rowsOf = (whole: Played, broken: Played): Row[] => {
  const all = [whole.check, whole.run, broken.check, broken.run]
  const longest = Math.max(...all.map((run) => run.longest))
  const unlike = Object.keys(whole.state).filter((name) => whole.state[name] !== broken.state[name])
  const { wouldBe } = whole.check.import
  const diffs = [whole.run, broken.run].filter(
    ({ import: { was } }) => textOf(was) !== textOf(wouldBe),
  )
  const killed = broken.check.killed + broken.run.killed
  const calls = all.reduce((sum, run) => sum + run.calls, 0)
  return [
    exactly('orders in force', whole.run.import.was.fresh, ORDERS),
    atMost(`longest of ${calls} slices`, longest, functions.jobs.timeout, ' s'),
    atMost('heap of the function', Math.max(...all.map((run) => run.heapMb)), 128, ' MB'),
    ORDERS < MILLION
      ? { what: 'killed runs', value: String(killed), limit: '> 0', ok: killed > 0 }
      : exactly('killed runs', killed, KILLS),
    exactly('collections unlike the unbroken run', unlike.length, 0),
    exactly('differences unlike the dry run’s', diffs.length, 0),
    minutes('time of the dry run', whole.check),
    minutes('time of the run', whole.run),
    atMost('database requests of the dry run, per 1000 orders', perThousand(whole.check), 16),
    atMost('database requests of the run, per 1000 orders', perThousand(whole.run), 28),
  ]
}

export const importFigure: Figure = {
  name: 'import',
  what: `${ORDERS} orders checked and imported, unbroken and killed at ${KILLS} random points`,
  slow: true,
  measure: async () => {
    const body = fileOf(ORDERS)
    const whole = await play(body, 0)
    return rowsOf(whole, await play(body, KILLS))
  },
}
