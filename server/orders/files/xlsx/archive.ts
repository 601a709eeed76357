import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { ok, type Refused, type Result, refuse } from '#core/kernel/result'
import { MAX_ENTRIES, MAX_RATIO } from '#core/orders/limits'
import type { FileCode } from '#core/orders/refusals'

/** Why reading a workbook stops half-way: thrown inside its streams, a refusal outside. */
export class Unreadable extends Error {
  constructor(readonly refused: Refused<FileCode>) {
    super(refused.code)
  }
}

export const unreadable = (code: FileCode, details?: Record<string, string | number>): Unreadable =>
  new Unreadable(refuse(code, details))

export interface Archive {
  has(name: string): boolean
  /** Text of an entry, piece by piece; refuses more bytes than `most`, declared or real. */
  read(name: string, most: number): AsyncGenerator<string>
}

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // Sizes are checked while reading: more or fewer bytes than declared are an error.
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })

const entriesOf = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MAX_ENTRIES) return reject(unreadable('orders.file-bomb'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })

/** A small part may shrink to a hundredth; only large ones that shrink to nothing are bombs. */
const SMALL = 64 * 1024

const isBomb = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > SMALL && uncompressedSize > compressedSize * MAX_RATIO

async function* textOf(zip: ZipFile, entry: Entry, most: number): AsyncGenerator<string> {
  if (isBomb(entry)) throw unreadable('orders.file-bomb')
  if (entry.uncompressedSize > most) throw unreadable('orders.file-sheet-large')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stream = await streamOf(zip, entry)
  // More bytes than declared are an error of the stream: what was checked above holds.
  for await (const chunk of stream as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

const isLocked = (entries: ReadonlyMap<string, Entry>): boolean =>
  [...entries.values()].some((entry) => entry.isEncrypted())

/** An opened .zip whose entries are read by name, in flat memory and within limits. */
export const openArchive = async (bytes: Uint8Array): Promise<Result<Archive, FileCode>> => {
  const zip = await open(bytes)
  const entries = await entriesOf(zip)
  if (isLocked(entries)) return refuse('orders.file-zip-password')
  const read = (name: string, most: number) => {
    const entry = entries.get(name)
    if (!entry) throw unreadable('orders.file-broken')
    return textOf(zip, entry, most)
  }
  return ok({ has: (name) => entries.has(name), read })
}
