import type { Command } from '../wechat/sdk'
import type { Doc } from './collection'
import { _ } from './database'

type Items<V> = V extends readonly (infer I)[] ? readonly I[] : never

/** How a document changes. Objects and lists in `set` replace what was there as a whole. */
export interface Change<T extends Doc> {
  set?: Partial<Omit<T, '_id'>>
  /** Dotted names reach into documents. */
  inc?: { [K in (keyof T & string) | `${keyof T & string}.${string}`]?: number }
  /** Appends to lists. */
  push?: { [K in keyof T]?: Items<NonNullable<T[K]>> }
  /** Of lists in `push`: how many items stay, the newest. */
  keep?: { [K in keyof T]?: number }
  unset?: (keyof T & string)[]
}

const commandsOf = (fields: object | undefined, make: (value: never) => Command) =>
  Object.entries(fields ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([field, value]): [string, Command] => [field, make(value as never)])

const pushes = <T extends Doc>({ push, keep }: Change<T>) =>
  Object.entries(push ?? {})
    .filter(([, each]) => each !== undefined)
    .map(([field, each]): [string, Command] => {
      const most = keep?.[field as keyof T]
      const slice = most === undefined ? {} : { slice: -most }
      return [field, _.push({ each: each as readonly unknown[], ...slice })]
    })

/**
 * Every value goes through an explicit command: bare nested objects would be merged field by field
 * and empty ones dropped by the SDK (facts/cloud.md §5.4).
 */
export const commands = <T extends Doc>(change: Change<T>): object =>
  Object.fromEntries([
    ...commandsOf(change.set, (value: unknown) => _.set(value)),
    ...commandsOf(change.inc, (by: number) => _.inc(by)),
    ...pushes(change),
    ...(change.unset ?? []).map((field): [string, Command] => [field, _.remove()]),
  ])
