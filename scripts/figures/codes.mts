import { createHash } from 'node:crypto'
import { MAX_CODES } from '../../core/claimcodes/limits.ts'
import { MINUTE, SECOND } from '../../core/kernel/time.ts'
import { functions } from '../../server/platform/schema.ts'
import { type Out, type Shuke, startShuke } from '../../tests/bench.ts'
import { publish, setUpOperator } from '../../tests/story.ts'
import { atMost, exactly, type Figure, type Row } from './figure.mts'

/**
 * How often a request to a batch, and to codes, is a firing's last: some twenty batch requests make a
 * million codes, and some twenty thousand take them in.
 */
const RATES = {
  make: { codeBatches: 0.25, claimCodes: 0 },
  bring: { codeBatches: 0.01, claimCodes: 0.0003 },
}
type Rates = (typeof RATES)['make']
const killsAt = (rates: Rates) =>
  Object.entries(rates).map(
    ([collection, rate]) =>
      ({ on: 'operation', fault: 'kill', fn: 'jobs', collection, rate }) as const,
  )
/** Longer than the lease that a killed firing leaves behind. */
const BETWEEN = 2 * MINUTE
/** A run that needs more does not come forward. */
const MOST_FIRINGS = 400

type Batch = Out<'operator', 'claimcodes.batch'>['batch']

interface World {
  shuke: Shuke
  operator: string
  templateId: string
}

interface Run {
  batch: Batch
  firings: number
  killed: number
  /** Seconds. */
  longest: number
}

const batchNow = async ({ shuke, operator }: World, batchId: string): Promise<Batch> =>
  (await shuke.must(operator, 'operator', 'claimcodes.batch', { batchId })).batch

/** Fires until the batch is worked off. */
const workOff = async (world: World, batchId: string, rates?: Rates): Promise<Run> => {
  const { cloud } = world.shuke
  const since = cloud.clock.now()
  if (rates) cloud.chaos.set({ seed: 11, rules: killsAt(rates) })
  let batch = await batchNow(world, batchId)
  for (let fired = 0; fired < MOST_FIRINGS && batch.status === 'working'; fired += 1) {
    await cloud.fireTimer('jobs')
    await cloud.clock.advance(BETWEEN)
    batch = await batchNow(world, batchId)
  }
  cloud.chaos.clear()
  const fired = cloud.calls().filter(({ fn, at }) => fn === 'jobs' && at >= since)
  return {
    batch,
    firings: fired.length,
    killed: fired.filter(({ ok }) => !ok).length,
    longest: Math.max(...fired.map(({ ms }) => ms)) / SECOND,
  }
}

const textOf = async ({ shuke }: World, fileId: string): Promise<string> => {
  const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
  return (await fetch(url)).text()
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

const codesIn = (text: string): string[] =>
  text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1] ?? '')

const make = async ({ shuke, operator, templateId }: World): Promise<string> => {
  const input = { templateId, name: '一百万', count: MAX_CODES }
  return (await shuke.must(operator, 'operator', 'claimcodes.make', input)).batch.id
}

/** The same batch as it was before the first firing, so that two runs can be laid side by side. */
const beginAgain = async ({ shuke }: World, batchId: string): Promise<void> => {
  await shuke.cloud.store.run({
    action: 'database.modifyDocument',
    collectionName: 'codeBatches',
    query: JSON.stringify({ _id: batchId }),
    queryType: 'WHERE',
    data: JSON.stringify({ $set: { status: 'working', done: 0, files: [] } }),
    multi: true,
    merge: true,
    upsert: false,
  } as never)
}

const bring = async (world: World, codes: readonly string[]): Promise<string> => {
  const { shuke, operator, templateId } = world
  const body = codes.join('\n')
  const headers = { 'x-localwechat-person': operator, connection: 'close' }
  const send = () =>
    fetch(`${shuke.cloud.url}/upload/codes/in-million.txt`, { method: 'PUT', headers, body })
  // Connections that were kept open since the files were read may have been closed meanwhile.
  const response = await send().catch(send)
  const { fileID: fileId } = (await response.json()) as { fileID: string }
  const input = { templateId, name: '外来的一百万', fileId }
  return (await shuke.must(operator, 'operator', 'claimcodes.import', input)).batch.id
}

const made = async (world: World): Promise<{ rows: Row[]; codes: string[] }> => {
  const id = await make(world)
  const whole = await workOff(world, id)
  const texts = await Promise.all(whole.batch.files.map((file) => textOf(world, file)))
  await beginAgain(world, id)
  const broken = await workOff(world, id, RATES.make)
  const again = await Promise.all(broken.batch.files.map((file) => textOf(world, file)))
  const unlike = texts.filter((text, i) => sha(text) !== sha(again[i] ?? '')).length
  const codes = texts.flatMap(codesIn)
  const files = `${texts.length} files`
  return {
    codes,
    rows: [
      atMost(
        `longest of ${whole.firings} firings that make a million codes`,
        whole.longest,
        functions.jobs.timeout,
        ' s',
      ),
      exactly('codes made', codes.length, MAX_CODES),
      exactly('duplicates among them', codes.length - new Set(codes).size, 0),
      {
        what: `firings killed, of ${broken.firings}`,
        value: String(broken.killed),
        limit: '> 0, as it must',
        ok: broken.killed > 0,
      },
      exactly(`files unlike the unbroken run, of ${files}`, unlike, 0),
      exactly('files', again.length, texts.length),
    ],
  }
}

const brought = async (world: World, codes: readonly string[]): Promise<Row[]> => {
  const run = await workOff(world, await bring(world, codes), RATES.bring)
  return [
    atMost(
      `longest of ${run.firings} firings that take a million codes in (${run.killed} killed)`,
      run.longest,
      functions.jobs.timeout,
      ' s',
    ),
    exactly('codes taken in', run.batch.done, MAX_CODES),
    exactly('codes rejected', run.batch.rejected, 0),
  ]
}

export const codesFigure: Figure = {
  name: 'codes',
  what: 'a million one-time codes made and taken in, unbroken and killed at random points',
  slow: true,
  measure: async () => {
    const shuke = await startShuke({ workersPerFunction: 1 })
    try {
      const operator = await setUpOperator(shuke)
      const world = { shuke, operator, templateId: await publish(shuke, operator) }
      const { rows, codes } = await made(world)
      return [...rows, ...(await brought(world, codes))]
    } finally {
      await shuke.stop()
    }
  },
}
