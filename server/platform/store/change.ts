import type { Command } from '../wechat/sdk'
import type { Doc } from './collection'
import { _ } from './database'

type Items<V> = V extends readonly (infer I)[] ? readonly I[] : never

/** How a document changes. Objects and lists in `set` replace what was there as a whole. */
export interface Change<T extends Doc> {
  set?: Partial<Omit<T, '_id'>>
  inc?: { [K in keyof T]?: number }
  /** Appends to lists. */
  push?: { [K in keyof T]?: Items<NonNullable<T[K]>> }
  unset?: (keyof T & string)[]
}

const commandsOf = (fields: object | undefined, make: (value: never) => Command) =>
  Object.entries(fields ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([field, value]): [string, Command] => [field, make(value as never)])

/**
 * Every value goes through an explicit command: bare nested objects would be merged field by field
 * and empty ones dropped by the SDK (facts/cloud.md §5.4).
 */
export const commands = <T extends Doc>(change: Change<T>): object =>
  Object.fromEntries([
    ...commandsOf(change.set, (value: unknown) => _.set(value)),
    ...commandsOf(change.inc, (by: number) => _.inc(by)),
    ...commandsOf(change.push, (each: readonly unknown[]) => _.push({ each })),
    ...(change.unset ?? []).map((field): [string, Command] => [field, _.remove()]),
  ])
