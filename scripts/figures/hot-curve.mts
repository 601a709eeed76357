import { type Shuke, startShuke } from '../../tests/bench.ts'
import { publish, setUpOperator } from '../../tests/story.ts'
import { at } from '../lib/root.mts'
import type { Figure, Row } from './figure.mts'

/**
 * The local database writes to one document as fast as to many, so contention is modelled: a write
 * of a stock document holds that document for so long, and others wait in line. It is much longer
 * than a managed database takes, so that the laptop itself is not what is measured.
 */
const WRITE_MS = 100
const PATIENCE_MS = 5000
const FOR_MS = 10_000
const FEW = 16
const MANY = 512
/** Sharding has to keep what a crowd gets. */
const KEEPS = 0.8

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** From here on writes of the stock hold their document. */
const makeWritesCost = ({ cloud: { store } }: Shuke): void => {
  const run = store.run.bind(store)
  const lines = new Map<string, Promise<void>>()
  store.run = (request, sender) => {
    const { action, collectionName, query } = request as unknown as Record<string, string>
    const id = /"_id":"([^"]+)"/.exec(query ?? '')?.[1]
    if (action !== 'database.modifyDocument' || collectionName !== 'stock' || !id)
      return run(request, sender)
    const turn = (lines.get(id) ?? Promise.resolve()).then(() => pause(WRITE_MS))
    lines.set(id, turn)
    return turn.then(() => run(request, sender))
  }
}

const goodput = async (shuke: Shuke, person: string, templateId: string, contenders: number) => {
  const crowd = { templateId, contenders, forMs: FOR_MS, patienceMs: PATIENCE_MS }
  const reply = await shuke.cloud.call('crowd', person, crowd)
  if (!('result' in reply)) throw new Error(`the crowd broke down: ${reply.errMsg}`)
  return (Number(reply.result) * 1000) / FOR_MS
}

const curveAt = async (shards: number): Promise<Row> => {
  const crowd = at('tests', 'races', 'crowd', 'entry.ts')
  const env = { SHUKE_STOCK_SHARDS: String(shards) }
  const shuke = await startShuke({ extra: { crowd }, env })
  try {
    const operator = await setUpOperator(shuke)
    const [first, second] = [
      await publish(shuke, operator, { stock: 1_000_000 }),
      await publish(shuke, operator, { stock: 1_000_000 }),
    ]
    makeWritesCost(shuke)
    const few = await goodput(shuke, operator, first, FEW)
    const many = await goodput(shuke, operator, second, MANY)
    const ratio = many / few
    const what = `K = ${shards}: claims a second at ${FEW} and ${MANY}: ${few.toFixed(0)}, ${many.toFixed(0)}`
    const sharded = shards >= FEW
    return {
      what,
      value: ratio.toFixed(2),
      limit: sharded ? `≥ ${KEEPS}` : '(to compare)',
      ok: !sharded || ratio >= KEEPS,
    }
  } finally {
    await shuke.stop()
  }
}

export const hotCurveFigure: Figure = {
  name: 'hot-curve',
  what: 'claims answered in time, by shards and contenders; a write holds its document for 100 ms',
  slow: true,
  measure: async () => {
    const rows: Row[] = []
    for (const shards of [1, 4, 16, 64]) rows.push(await curveAt(shards))
    return rows
  },
}
