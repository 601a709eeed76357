import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import type { CollectionName } from '../schema'

export interface Doc {
  _id: string
}

/** A named collection and the shape that its documents have when they are read. */
export interface Collection<T extends Doc = Doc> {
  name: CollectionName
  parse(raw: unknown): T
}

/** Documents are checked on the way out: a broken one is a fault, never a wrong decision. */
export const collection = <T extends Doc>(
  name: CollectionName,
  schema: GenericSchema<unknown, T>,
): Collection<T> => ({
  name,
  parse: (raw) => {
    const result = v.safeParse(schema, raw)
    if (result.success) return result.output
    throw new Error(
      `${name}: broken document, ${v.getDotPath(result.issues[0]) ?? 'not an object'}`,
    )
  },
})
