import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore, StoreOpenError } from '../../cloud/store/index.ts'
import { verifyStore } from '../../cloud/store/verify.ts'
import { copyOf, DATABASE, killedAfter, LOG } from './folders.ts'
import { expected, type State, schemaOf } from './model.ts'
import { readState, writeRound } from './store.ts'

const WRITES = 60
const PAGE = 4096
/** The list of tables lies on the first pages. */
const SCHEMA_PAGES = 8

const stateOf = async (folder: string): Promise<State> => {
  const store = openStore({ folder, schema: schemaOf(0) })
  const state = await readState(store)
  store.close()
  return state
}

/** How many rounds the state is the result of; undefined when it is the result of none. */
const roundsIn = (state: State, most: number): number | undefined => {
  const text = JSON.stringify(state)
  for (let n = most; n >= 0; n--) if (JSON.stringify(expected(n)) === text) return n
  return undefined
}

/** A way to spoil the end of the log, as a power cut or a bad disk leaves it. */
const spoil = {
  cut: (file: string, bytes: number) => truncateSync(file, statSync(file).size - bytes),
  overwrite: (file: string, bytes: number) => {
    const content = readFileSync(file)
    content.fill(0xa5, content.length - bytes)
    writeFileSync(file, content)
  },
}

const { folder: killed, last } = await killedAfter(WRITES)

describe('a log with a spoiled end', () => {
  const cases = (['cut', 'overwrite'] as const).flatMap((way) =>
    [1, 25, 4120, 9000, 40_001].map((bytes) => [way, bytes] as const),
  )

  it.each(cases)('(%s %i bytes) opens with whole commits only', async (way, bytes) => {
    const folder = copyOf(killed)
    spoil[way](path.join(folder, LOG), bytes)
    const rounds = roundsIn(await stateOf(folder), last + 1)
    expect(rounds).toBeGreaterThan(0)
    expect(rounds).toBeLessThanOrEqual(last + 1)
    expect(verifyStore(folder).problems).toEqual([])
    const store = openStore({ folder, schema: schemaOf(0) })
    await writeRound(store, (rounds ?? 0) + 1)
    expect(roundsIn(await readState(store), last + 2)).toBe((rounds ?? 0) + 1)
    store.close()
  })
})

describe('a spoiled database file', () => {
  const closed = async (): Promise<string> => {
    const folder = copyOf(killed)
    await stateOf(folder)
    return folder
  }

  it('that lost its end is refused by name, and left as it is', async () => {
    const folder = await closed()
    const file = path.join(folder, DATABASE)
    spoil.cut(file, 5000)
    const before = readFileSync(file)
    const open = () => openStore({ folder, schema: schemaOf(0) })
    expect(open).toThrow(StoreOpenError)
    expect(open).toThrow(/documents\.sqlite is damaged .* move it away or restore a copy/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('with a broken page answers a refusal instead of wrong documents', async () => {
    const folder = await closed()
    const file = path.join(folder, DATABASE)
    const store = openStore({ folder, schema: schemaOf(0) })
    spoil.overwrite(file, statSync(file).size - PAGE * SCHEMA_PAGES)
    await expect(readState(store)).rejects.toThrow(/DATABASE_REQUEST_FAILED .*malformed/)
    store.close()
    expect(verifyStore(folder).problems.join('\n')).toContain('malformed')
  })

  it('whose first pages are gone is refused by name', async () => {
    const folder = await closed()
    const file = path.join(folder, DATABASE)
    spoil.overwrite(file, statSync(file).size - PAGE)
    const open = () => openStore({ folder, schema: schemaOf(0) })
    expect(open).toThrow(StoreOpenError)
    expect(open).toThrow(/is damaged or not a document store/)
    expect(() => verifyStore(folder)).toThrow(/is damaged or not a document store/)
  })
})
