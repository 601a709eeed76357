import { EJSON } from 'bson'
import { type Doc, isArray, isDoc } from './value.ts'

/**
 * EJSON at the speed that a query by id needs: the common values are written and read here, the
 * rare BSON types by the library. Every answer equals the library's (tests/store/ejson.test.ts).
 */

const INT32 = 2 ** 31
const INT64 = 2 ** 63

function writeNumber(value: number): string {
  // The library takes -0 and whole numbers past 2^53 for integers too.
  if (Math.floor(value) !== value) return `{"$numberDouble":"${value}"}`
  if (value >= -INT32 && value < INT32) return `{"$numberInt":"${value}"}`
  if (value >= -INT64 && value <= INT64) return `{"$numberLong":"${value}"}`
  return `{"$numberDouble":"${value}"}`
}

function writeFields(doc: Doc): string {
  let text = '{'
  for (const field of Object.keys(doc)) {
    if (text.length > 1) text += ','
    text += `${JSON.stringify(field)}:${writeValue(doc[field])}`
  }
  return `${text}}`
}

function writeBox(value: object): string {
  if (isArray(value)) return `[${value.map(writeValue).join(',')}]`
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if ('_bsontype' in value) return EJSON.stringify(value, { relaxed: false })
  return writeFields(value as Doc)
}

/** One value in canonical EJSON. */
export function writeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'object' && value !== null) return writeBox(value)
  return value === undefined ? 'null' : String(value)
}

/** Marks of the types that the library reads. */
const MARKS = new Set(
  '$oid $binary $uuid $symbol $numberInt $numberDecimal $numberDouble $numberLong $minKey $maxKey $regex $regularExpression $timestamp $date $code $undefined $ref $dbPointer'.split(
    ' ',
  ),
)

const hasOneField = (value: Doc): boolean => {
  let fields = 0
  for (const _ in value) if (++fields > 1) return false
  return true
}

function readNumber(mark: string, inner: unknown): number | undefined {
  if (typeof inner !== 'string') return undefined
  if (mark === '$numberInt') return Number.parseInt(inner, 10)
  return mark === '$numberDouble' ? Number.parseFloat(inner) : undefined
}

/** What a parsed JSON object with a `$type` mark stands for; undefined when it has none. */
export function readMarked(value: Doc): unknown {
  for (const field in value) {
    if (!field.startsWith('$') || !MARKS.has(field)) continue
    const number = hasOneField(value) ? readNumber(field, value[field]) : undefined
    if (number !== undefined) return number
    const read: unknown = EJSON.parse(JSON.stringify(value), { relaxed: true })
    // Something like `{$date: null}` stays an object with an odd field.
    return isDoc(read) ? undefined : read
  }
  return undefined
}
