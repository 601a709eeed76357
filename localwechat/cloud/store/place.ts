import { EJSON } from 'bson'
import { refuseUnsafe } from './codec.ts'
import { badRequest } from './errors.ts'
import { isIndex } from './path.ts'
import { type Doc, has, isArray, isDoc } from './value.ts'

type Box = Doc | unknown[]

/** MongoDB's guard against `a.999999999` filling a document with nulls. */
const MAX_PADDING = 1_500_000

/** The spot in a document an update path names. Reading is free, `set` creates what is missing. */
export class Place {
  private constructor(
    private readonly box: Box,
    private readonly rest: string[],
    /** The element that stands in the way (`{a: null}`), when the path cannot exist. */
    readonly blockedBy: string | null,
    readonly throughArray: boolean,
  ) {}

  static find(doc: Doc, parts: string[]): Place {
    for (const part of parts) refuseUnsafe(part)
    let box: Box = doc
    let throughArray = false
    for (let at = 0; ; at++) {
      const part = parts[at] as string
      const rest = parts.slice(at)
      if (isArray(box)) throughArray = true
      if (isArray(box) && !isIndex(part)) {
        return new Place(box, rest, describe(parts[at - 1], box), throughArray)
      }
      if (at === parts.length - 1 || !filled(box, part)) {
        return new Place(box, rest, null, throughArray)
      }
      const next: unknown = read(box, part)
      if (!isDoc(next) && !isArray(next)) {
        return new Place(box, rest, describe(part, next), throughArray)
      }
      box = next
    }
  }

  get blocked(): boolean {
    return this.blockedBy !== null
  }

  get exists(): boolean {
    return !this.blocked && this.rest.length === 1 && filled(this.box, this.rest[0] as string)
  }

  get value(): unknown {
    return this.exists ? read(this.box, this.rest[0] as string) : undefined
  }

  /** Throws MongoDB's refusal when the path runs through something that has no fields. */
  requireViable(): this {
    if (this.blockedBy === null) return this
    const field =
      isArray(this.box) && !isIndex(this.rest[0] as string) ? this.rest[0] : this.rest[1]
    throw badRequest(`Cannot create field '${field}' in element ${this.blockedBy}`)
  }

  set(value: unknown): void {
    this.requireViable()
    const [first, ...deeper] = this.rest as [string, ...string[]]
    const nested = deeper.reduceRight((inner, part) => ({ [part]: inner }), value)
    if (!isArray(this.box)) {
      this.box[first] = nested
      return
    }
    pad(this.box, Number(first))
    this.box[Number(first)] = nested
  }

  /** Removes a field; an array element becomes null, as MongoDB leaves it. */
  unset(): void {
    if (!this.exists) return
    const part = this.rest[0] as string
    if (isArray(this.box)) this.box[Number(part)] = null
    else delete this.box[part]
  }
}

const filled = (box: Box, part: string): boolean =>
  isArray(box) ? Number(part) < box.length : has(box, part)

const read = (box: Box, part: string): unknown => (isArray(box) ? box[Number(part)] : box[part])

const describe = (field: string | undefined, value: unknown): string =>
  shell({ [field ?? '']: value })

function pad(list: unknown[], index: number): void {
  if (index - list.length > MAX_PADDING) throw badRequest('Cannot backfill array: index too large')
  while (list.length < index) list.push(null)
}

/** A value as MongoDB's messages print it: `{a: null}`. */
export const shell = (value: unknown): string =>
  EJSON.stringify(value as object).replace(/"([A-Za-z_][\w]*)":/g, '$1: ')
