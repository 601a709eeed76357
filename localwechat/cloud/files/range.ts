/** First and last byte that are wanted, both included. */
export interface Range {
  start: number
  end: number
}

const ONE = /^bytes=(\d*)-(\d*)$/

/**
 * The part of a file that a `Range` header asks for (RFC 9110 §14.2). Undefined where the whole file
 * is sent: no header, several ranges, or one that nobody understands; `outside`: nothing of it exists.
 */
export const rangeOf = (
  header: string | undefined,
  size: number,
): Range | 'outside' | undefined => {
  const [, from = '', to = ''] = ONE.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  // `-500`: the last 500 bytes.
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < start) return undefined
  return start >= size ? 'outside' : { start, end }
}
