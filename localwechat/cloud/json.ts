/** Narrowing for data that came over the wire or from a file. */
export type Json = Record<string, unknown>

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asRecord = (value: unknown): Json => (isRecord(value) ? value : {})

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const texts = (value: unknown): string[] =>
  asList(value).filter((item) => typeof item === 'string')

/** Parses JSON text; `undefined` when it is not JSON. */
export const tryParse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
