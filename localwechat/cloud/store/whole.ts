import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** SQLite's header: page size at 16, change counter at 24, pages at 28, "pages are valid" at 92. */
const HEADER = 100

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const readHeader = (file: string): Buffer => {
  const header = Buffer.alloc(HEADER)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, HEADER, 0)
  } finally {
    closeSync(handle)
  }
  return header
}

/**
 * Throws when the file has lost its end. libsql opens such a file and answers from the pages that
 * are left. Only asked when the log is empty: a crash in the middle of moving the log into the file
 * leaves it short too, and the log then holds the rest.
 */
export const refuseShort = (file: string): void => {
  if (sizeOf(`${file}-wal`) > 0 || sizeOf(file) < HEADER) return
  const header = readHeader(file)
  if (header.readUInt32BE(24) !== header.readUInt32BE(92)) return
  const written = header.readUInt16BE(16)
  const pageSize = written === 1 ? 65_536 : written
  const wanted = header.readUInt32BE(28) * pageSize
  if (sizeOf(file) < wanted)
    throw new Error(`malformed: ${sizeOf(file)} bytes are left of at least ${wanted}`)
}
