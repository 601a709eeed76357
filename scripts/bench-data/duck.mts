import { DuckDBInstance } from '@duckdb/node-api'
import { cpuMsSince } from './cpu.ts'
import type { Took } from './table.mts'

export interface Duck {
  /** Runs statements one after the other. */
  run(...statements: string[]): Promise<Took>
  rows(sql: string): Promise<Record<string, unknown>[]>
  close(): void
}

/** A database in memory with DuckDB's own settings: as many threads as there are cores. */
export const openDuck = async (): Promise<Duck> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    run: async (...statements) => {
      const [from, cpu] = [performance.now(), process.cpuUsage()]
      for (const sql of statements) await connection.run(sql)
      return { ms: performance.now() - from, cpuMs: cpuMsSince(cpu) }
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
