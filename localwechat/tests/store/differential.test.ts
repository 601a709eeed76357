import { EJSON } from 'bson'
import { expect, test } from 'vitest'
import { Matcher } from '../../cloud/store/matcher.ts'
import { parseSort, type SortKey, sortBy } from '../../cloud/store/sort.ts'
import { canonical, type Doc, dataOf, Shop } from './helper.ts'
import { document, order, PATHS, query, Random, scalar, update } from './random.ts'

const key = (field: string, order: 1 | -1 = 1) => ({ field, order })

/** One collection without indexes, one with many: over lists, dotted, descending, compound. */
const SCHEMA = {
  collections: {
    scanned: {},
    indexed: {
      indexes: [
        ...PATHS.map((path) => ({ name: path, keys: [key(path)] })),
        { name: 'n_a', keys: [key('n'), key('a', -1)] },
        { name: 'a_n', keys: [key('a', -1), key('n', -1)] },
        { name: 'n_o_id', keys: [key('n', -1), key('o.x'), key('_id')] },
      ],
    },
  },
}

const DOCUMENTS = 60
const QUERIES = 420
const SEEDS = Array.from({ length: 26 }, (_, seed) => seed + 1)

const same = (a: unknown, b: unknown): boolean =>
  EJSON.stringify(a as object) === EJSON.stringify(b as object)

/** Neither of two documents comes before the other. */
const tied = (a: Doc | undefined, b: Doc | undefined, keys: SortKey[]): boolean => {
  if (a === undefined || b === undefined) return a === b
  const first = (list: Doc[]) => sortBy(list, keys, (doc) => doc)[0]
  return first([a, b]) === a && first([b, a]) === b
}

class Twins {
  readonly random: Random
  readonly shop = new Shop({ schema: SCHEMA })
  indexed = 0
  private all: Doc[] | undefined

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  async fill(): Promise<void> {
    const { random } = this
    const docs = Array.from({ length: DOCUMENTS }, (_, n) =>
      document(random, random.chance(0.3) ? n : `k${n}`),
    )
    for (const name of ['scanned', 'indexed']) await this.shop.add(name, docs)
  }

  /** Replies of both collections to the same write. */
  async write(): Promise<void> {
    const { random, shop } = this
    const [wanted, change] = [query(random), update(random)]
    this.all = undefined
    const replies = []
    for (const name of ['scanned', 'indexed']) {
      const reply = await shop.updateWhere(name, wanted, change)
      replies.push('data' in reply ? reply : 'refused')
    }
    // A refused many-document write keeps what came before: the order decides how much.
    if (replies.includes('refused')) await this.level()
    else expect(replies[0], canonical([wanted, change])).toEqual(replies[1])
  }

  /** Makes both collections equal again, document by document. */
  private async level(): Promise<void> {
    const docs = await this.shop.get('scanned', {}, { limit: 1000 })
    const everything = { collectionName: 'indexed', query: '{}', queryType: 'WHERE', multi: true }
    dataOf(await this.shop.run('removeDocument', everything))
    await this.shop.add('indexed', docs)
  }

  async compare(): Promise<void> {
    const { random, shop } = this
    const wanted = query(random)
    const sort = this.orderFor(wanted)
    const shape = { order: canonical(sort), limit: 1000 }
    const label = canonical({ wanted, sort })
    this.all ??= await shop.get('scanned', {}, { limit: 1000 })
    const expected = sortBy(this.all.filter(matcher(wanted)), parseSort(sort), (doc) => doc)
    const found = await shop.get('indexed', wanted, shape)
    if (shop.plans.at(-1)?.index) this.indexed++
    expect(ids(found), label).toEqual(ids(expected))
    await this.window(wanted, sort, expected, label)
  }

  /** Half the time by a field that the query asks for: there an index does both. */
  private orderFor(wanted: Doc): Record<string, 1 | -1> {
    const { random } = this
    const asked = Object.keys(wanted).filter((path) => !path.startsWith('$'))
    if (asked.length === 0 || random.chance(0.5)) return order(random)
    return { [random.pick(asked)]: random.pick([1, -1]) }
  }

  /** A part of the order: only ties may stand in for one another. */
  private async window(wanted: Doc, sort: Doc, expected: Doc[], label: string): Promise<void> {
    const [offset, limit] = [this.random.below(5), 1 + this.random.below(8)]
    const found = await this.shop.get('indexed', wanted, { order: canonical(sort), offset, limit })
    const part = expected.slice(offset, offset + limit)
    expect(found.length, label).toBe(part.length)
    if (Object.keys(sort).length === 0) return
    const fit = part.every((doc, i) => tied(doc, found[i], parseSort(sort)))
    expect(fit, `${label} from ${offset}, ${limit}`).toBe(true)
  }
}

/** As the wire carries it: the same values that the store tests with. */
const matcher = (wanted: Doc) => new Matcher().compile(EJSON.parse(canonical(wanted)))

const ids = (docs: Doc[]): string[] => docs.map(({ _id }) => canonical({ _id })).sort()

test.each(SEEDS)('index and scan give the same documents, seed %i', async (seed) => {
  const twins = new Twins(seed)
  await twins.fill()
  for (let i = 0; i < QUERIES; i++) {
    if (i % 20 === 19) await twins.write()
    await twins.compare()
  }
  expect(twins.indexed).toBeGreaterThan(QUERIES / 4)
})

test.each(SEEDS.slice(0, 5))('an order of all documents is one order, seed %i', async (seed) => {
  const random = new Random(seed * 1000)
  const shop = new Shop({ schema: SCHEMA })
  const docs = Array.from({ length: 80 }, (_, _id) => ({ _id, a: scalar(random) }))
  for (const name of ['scanned', 'indexed']) await shop.add(name, docs)
  for (const way of [1, -1]) {
    const shape = { order: canonical({ a: way }), limit: 1000 }
    const [one, two] = [await shop.get('scanned', {}, shape), await shop.get('indexed', {}, shape)]
    expect(shop.plans.at(-1)).toMatchObject({ index: 'a', sorted: false })
    expect(
      same(
        one.map((doc) => doc.a),
        two.map((doc) => doc.a),
      ),
    ).toBe(true)
  }
})
