import { XMLParser } from 'fast-xml-parser'

/** Ids and times stay text: an id of digits is longer than a number can be. */
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: true })

/** Fields of a message: flat texts; what has parts of its own is kept as JSON. */
export type Fields = Record<string, string>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')

const flat = (value: unknown): Fields | undefined =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, text(one)]))
    : undefined

const fromXml = (message: string): unknown => {
  // Nobody who writes to us needs entities of their own, which can blow up or read files.
  if (/<!(DOCTYPE|ENTITY)/i.test(message)) return undefined
  const value: unknown = parser.parse(message)
  return isRecord(value) ? value.xml : undefined
}

/** Reads an XML or JSON message; undefined when it is neither. */
export const fieldsOf = (message: string): Fields | undefined => {
  try {
    return flat(message.trimStart().startsWith('{') ? JSON.parse(message) : fromXml(message))
  } catch {
    return undefined
  }
}
