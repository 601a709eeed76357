import { setTimeout as delay } from 'node:timers/promises'
import { openStore } from '../../cloud/store/index.ts'
import { verifyStore } from '../../cloud/store/verify.ts'
import { Writer } from './child.ts'
import { expected, type State, schemaOf } from './model.ts'
import { readState } from './store.ts'

/** The kill comes this long after the last awaited acknowledgement, at most: within some write. */
const KILL_WITHIN_MS = 12
/** Most rounds acknowledged before the kill. */
const MOST_WRITES = 300
/** A start takes about half a second: some kills fall into loading, opening or index building. */
const START_MS = 900

/** One in so many rounds is killed while it starts. */
const EARLY = 5
/** One in so many rounds starts with an index to build. */
const REBUILD = 3

export interface Proof {
  /** Kills before the store had answered anything. */
  early: number
  acknowledged: number
  lost: number
  torn: number
  /** Differences from what the writes must have made, and index faults. */
  faults: string[]
}

export const newProof = (): Proof => ({
  early: 0,
  acknowledged: 0,
  lost: 0,
  torn: 0,
  faults: [],
})

const difference = (a: number[], b: number[]): number[] => {
  const known = new Set(b)
  return a.filter((n) => !known.has(n))
}

const lostOf = (state: State, must: State): number => {
  const members = difference(
    must.members.map((one) => one._id),
    state.members.map((one) => one._id),
  )
  return members.length + difference(must.coupons, state.coupons).length
}

const tornOf = ({ coupons, ledger, total }: State): number =>
  difference(coupons, ledger).length +
  difference(ledger, coupons).length +
  (total === coupons.length ? 0 : 1)

const same = (a: State, b: State): boolean => JSON.stringify(a) === JSON.stringify(b)

const firstDifference = (state: State, must: State): string => {
  const pairs = [
    ...must.members.map((one, i) => [state.members[i], one]),
    ...must.coupons.map((one, i) => [state.coupons[i], one]),
    [state.total, must.total],
  ]
  const [is, should] = pairs.find(([a, b]) => JSON.stringify(a) !== JSON.stringify(b)) ?? []
  return `${JSON.stringify(is)} instead of ${JSON.stringify(should)}`
}

/** Compares the store of a folder with its acknowledged rounds; answers the last round in it. */
export const examine = async (folder: string, acknowledged: number, proof: Proof) => {
  proof.faults.push(...verifyStore(folder).problems)
  const store = openStore({ folder, schema: schemaOf(0) })
  const state = await readState(store)
  store.close()
  proof.torn += tornOf(state)
  // The write after the last acknowledged one may have reached the disk before the kill.
  const last = [acknowledged + 1, acknowledged].find((n) => same(state, expected(n)))
  if (last !== undefined) return last
  // The next write may rightly have removed one; only what both states have can be lost.
  proof.lost += Math.min(
    lostOf(state, expected(acknowledged)),
    lostOf(state, expected(acknowledged + 1)),
  )
  proof.faults.push(
    `the data differ from what ${acknowledged} acknowledged writes make: ` +
      firstDifference(state, expected(acknowledged)),
  )
  return acknowledged
}

/** Kills a writer on one folder again and again and examines what it left. */
export const prove = async (
  folder: string,
  rounds: number,
  random: (below: number) => number,
  tell: (round: number, proof: Proof) => void = () => undefined,
): Promise<Proof> => {
  const proof = newProof()
  let last = 0
  for (let round = 1; round <= rounds && proof.faults.length === 0; round++) {
    const writer = Writer.start(folder, last + 1, round % REBUILD === 0 ? 1 : 0)
    if (round % EARLY === 0) await delay(random(START_MS))
    else await writer.reached(1 + random(MOST_WRITES)).then(() => delay(random(KILL_WITHIN_MS)))
    await writer.kill()
    if (writer.errors !== '') throw new Error(writer.errors)
    const count = writer.acknowledged.length
    if (count === 0) proof.early++
    proof.acknowledged += count
    last = await examine(folder, writer.acknowledged.at(-1) ?? last, proof)
    tell(round, proof)
  }
  return proof
}
