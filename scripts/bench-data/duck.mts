import { DuckDBInstance } from '@duckdb/node-api'

export interface Duck {
  /** Runs one statement; ms. */
  run(sql: string): Promise<number>
  rows(sql: string): Promise<Record<string, unknown>[]>
  close(): void
}

/** A database in memory with DuckDB's own settings: as many threads as there are cores. */
export const openDuck = async (): Promise<Duck> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    run: async (sql) => {
      const from = performance.now()
      await connection.run(sql)
      return performance.now() - from
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
