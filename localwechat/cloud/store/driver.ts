import { createRequire } from 'node:module'

export type Bind = string | number | null | Uint8Array

/** One prepared statement. Rows are plain objects; BLOBs come as Uint8Array or Buffer. */
export interface Statement {
  all(...bind: Bind[]): Record<string, unknown>[]
  /** The first row; undefined when there is none. */
  get(...bind: Bind[]): Record<string, unknown> | undefined
  run(...bind: Bind[]): void
}

/** The few synchronous calls the store needs, whichever SQLite answers them. */
export interface Driver {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

interface NativeStatement {
  all(...bind: unknown[]): unknown[]
  get(...bind: unknown[]): unknown
  run(...bind: unknown[]): unknown
}

interface Native {
  exec(sql: string): unknown
  prepare(sql: string): NativeStatement
  close(): void
}

type Open = new (file: string) => Native

const load = createRequire(import.meta.url)

/** node:sqlite works without a flag from 22.13 on; Node 20 has none (facts/engine.md §5). */
const BUILT_IN_SINCE: [number, number] = [22, 13]

function hasBuiltIn(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantMajor, wantMinor] = BUILT_IN_SINCE
  return major > wantMajor || (major === wantMajor && minor >= wantMinor)
}

function wrap(native: Native, bound: (bind: Bind[]) => unknown[]): Driver {
  return {
    exec: (sql) => void native.exec(sql),
    prepare(sql) {
      const statement = native.prepare(sql)
      return {
        all: (...bind) => statement.all(...bound(bind)) as Record<string, unknown>[],
        get: (...bind) =>
          (statement.get(...bound(bind)) ?? undefined) as Record<string, unknown> | undefined,
        run: (...bind) => void statement.run(...bound(bind)),
      }
    },
    close: () => native.close(),
  }
}

/** Opens one SQLite file; throws the driver's own error. */
export function openDriver(file: string): Driver {
  if (hasBuiltIn(process.versions.node)) {
    const { DatabaseSync } = load('node:sqlite') as { DatabaseSync: Open }
    return wrap(new DatabaseSync(file), (bind) => bind)
  }
  // libsql takes a lone Buffer for a set of named parameters; a list is never mistaken.
  return wrap(new (load('libsql') as Open)(file), (bind) => [bind])
}
