import { dialects } from '#core/orders/dialects/all'

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Bytes of the mark at the start of a file, and what it says. */
const MARKS: readonly [encoding: Encoding, ...mark: number[]][] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/**
 * The text of bytes that begin at a character; what is left of one at the end is left out when more
 * follows. Undefined when the bytes are none of this encoding.
 */
export const decode = (
  bytes: Uint8Array,
  encoding: Encoding,
  last: boolean,
): string | undefined => {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    return decoder.decode(bytes, { stream: !last })
  } catch {
    return undefined
  }
}

/**
 * Encoding of a file and the bytes of its mark: the mark, else strict UTF-8, else GB18030, which
 * contains GBK and GB2312 (facts/platform.md §5). Undefined when it is none of them.
 */
export const encodingOf = (
  head: Uint8Array,
  last: boolean,
): { encoding: Encoding; mark: number } | undefined => {
  for (const [encoding, ...mark] of MARKS)
    if (mark.every((byte, at) => head[at] === byte)) return { encoding, mark: mark.length }
  for (const encoding of ['utf-8', 'gb18030'] as const)
    if (decode(head, encoding, last) !== undefined) return { encoding, mark: 0 }
  return undefined
}

/** Beginnings that these names have when their UTF-8 is read as GBK: 订单编号 becomes 璁㈠崟缂栧彿. */
const garbledNames = (): string[] => {
  const gbk = new TextDecoder('gb18030')
  const names = dialects.flatMap(({ columns }) => Object.values(columns).flat())
  const garbled = names.map((name) => gbk.decode(new TextEncoder().encode(name)).slice(0, 3))
  return [...new Set(garbled)].filter((start) => start.length === 3)
}

/** GBK read as Latin-1: ¶©µ¥±àºÅ. */
const WESTERN = /[\u0080-\u00ff]{4}/
/** Characters that a wrong reading has already lost. */
const LOST = /\ufffd|锟斤拷|\?{4}/

/** The first cell of a header whose Chinese is no longer to be had; undefined when it is well. */
export const garbledIn = (header: readonly string[]): string | undefined => {
  const starts = garbledNames()
  return header.find((name) => {
    // As it stands: ㈠ is one of those letters, and would become (一).
    const cell = name.replace(/^['"\s]+/, '')
    return WESTERN.test(cell) || LOST.test(cell) || starts.some((start) => cell.startsWith(start))
  })
}
