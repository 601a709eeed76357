import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bench/data.ts'
import { openDriver } from '../../cloud/store/driver.ts'
import { verifyStore } from '../../cloud/store/verify.ts'
import { DATABASE, killedAfter, newFolder } from './folders.ts'
import { examine, newProof, prove } from './prove.ts'

const ROUNDS = 10

const SLOW_MS = 120_000

describe('a process killed with kill -9 while it writes', () => {
  it(
    'loses no acknowledged write, tears no commit and leaves every index right',
    async () => {
      const proof = await prove(newFolder(), ROUNDS, seeded(20_261_122))
      expect(proof).toMatchObject({ lost: 0, torn: 0, faults: [] })
      expect(proof.acknowledged).toBeGreaterThan(ROUNDS)
    },
    SLOW_MS,
  )
})

describe('the examination', () => {
  const damaged = async (sql: string): Promise<{ folder: string; last: number }> => {
    const { folder, last } = await killedAfter(60)
    verifyStore(folder)
    const db = openDriver(path.join(folder, DATABASE))
    db.exec(sql)
    db.close()
    return { folder, last }
  }

  const tableOf = (folder: string, name: string): string => {
    const db = openDriver(path.join(folder, DATABASE))
    const [row] = db.prepare('SELECT no FROM collection WHERE name = ?').all(name)
    db.close()
    return `d${row?.no}`
  }

  it('sees an acknowledged write that is gone', async () => {
    const { folder, last } = await killedAfter(40)
    const proof = newProof()
    await examine(folder, last + 20, proof)
    expect(proof.lost).toBeGreaterThan(0)
    expect(proof.faults).toEqual([expect.stringContaining('differ')])
  })

  it('sees half of a transaction, and entries that lead nowhere', async () => {
    const { folder, last } = await killedAfter(40)
    verifyStore(folder)
    const table = tableOf(folder, 'ledger')
    const db = openDriver(path.join(folder, DATABASE))
    db.exec(`DELETE FROM ${table} WHERE rid = (SELECT max(rid) FROM ${table})`)
    db.close()
    const proof = newProof()
    await examine(folder, last, proof)
    expect(proof.torn).toBe(1)
    expect(proof.faults[0]).toContain('entries where documents ask for')
  })

  it.each([
    ['a missing entry', 'DELETE FROM x1 WHERE rid = (SELECT min(rid) FROM x1)', 'is missing'],
    ['an entry too many', "INSERT INTO x1 (key, rid) VALUES (x'00', 1)", 'entries where'],
    ['an index that forgot its arrays', 'UPDATE secondary SET multikey = 0', 'not marked'],
  ])('sees %s of an index', async (_name, sql, text) => {
    const { folder } = await damaged(sql)
    expect(verifyStore(folder).problems.join('\n')).toContain(text)
  })

  it('counts what it looked at', async () => {
    const { folder } = await killedAfter(60)
    const { documents, entries, problems } = verifyStore(folder)
    expect(problems).toEqual([])
    expect(documents).toBeGreaterThan(30)
    expect(entries).toBeGreaterThan(documents)
  })
})
