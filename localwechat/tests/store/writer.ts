/**
 * Writes without end to the store in argv[2] and prints each acknowledged round; the test kills it.
 * A round is one transaction over two collections, or one plain insert.
 */
import { openStore } from '../../cloud/store/index.ts'
import { canonical, SCHEMA } from './schema.ts'

const [folder = '', start = '0'] = process.argv.slice(2)
const store = openStore({ folder, schema: SCHEMA })

async function run(action: string, body: Record<string, unknown>): Promise<void> {
  const reply = await store.run({ action: `database.${action}`, ...body })
  if ('code' in reply) throw new Error(reply.message)
}

async function pair(n: number): Promise<void> {
  const reply = await store.run({ action: 'database.startTransaction' })
  const transactionId = 'transactionId' in reply ? reply.transactionId : ''
  const coupon = canonical({ _id: n, code: `c${n}` })
  await run('insertDocument', { collectionName: 'coupon', data: [coupon], transactionId })
  const entry = canonical({ _id: n, m: `m${n}` })
  await run('insertDocument', { collectionName: 'ledger', data: [entry], transactionId })
  await run('commitTransaction', { transactionId })
}

const single = (n: number): Promise<void> =>
  run('insertDocument', { collectionName: 'member', data: [canonical({ _id: n, tags: ['x', n] })] })

for (let n = Number(start); ; n++) {
  await (n % 8 === 0 ? pair(n) : single(n))
  process.stdout.write(`${n}\n`)
}
