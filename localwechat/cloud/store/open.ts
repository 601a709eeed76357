import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Driver, openDriver } from './driver.ts'
import { refuseShort } from './whole.ts'

/** A folder that cannot be used; the message tells a person what to do. */
export class StoreOpenError extends Error {}

/** A second start waits this long for a first process that is just going away. */
const BUSY_MS = 1500

const FORMAT = 1

/** The inner pages of the indexes of a million documents; SQLite's own 2 MB hold a tenth. */
const CACHE_KB = 32 * 1024

/** 16 MB of log before it is copied back: a page that changes often is copied once. */
const CHECKPOINT_PAGES = 4000

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS collection (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS secondary (
    no INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
    spec TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name));
`

/** What a person can do about an error of the file below. */
export function explain(file: string, error: unknown): StoreOpenError {
  const text = error instanceof Error ? error.message : String(error)
  const why = /locked|busy/i.test(text)
    ? `${file} is in use by another process: stop that one first`
    : /not a database|malformed|corrupt|unknown format/i.test(text)
      ? `${file} is damaged or not a document store: move it away or restore a copy`
      : `${file} cannot be opened or written: check the folder and its rights`
  return new StoreOpenError(`${why} (${text})`, { cause: error })
}

/**
 * One process owns the folder (facts/engine.md §10.6). SQLite's lock on a file of its own is let go
 * by the system when the process dies, even by kill -9, so no stale lock can stay behind.
 */
function takeLock(folder: string): Driver {
  const lock = openDriver(path.join(folder, 'lock.sqlite'))
  try {
    lock.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

function dropLock(lock: Driver): void {
  lock.exec('ROLLBACK')
  lock.close()
}

function prepareFile(db: Driver, durability: 'full' | 'off'): void {
  db.prepare('PRAGMA journal_mode = WAL').all()
  db.exec(`PRAGMA synchronous = ${durability === 'off' ? 'OFF' : 'FULL'}`)
  db.exec(`PRAGMA cache_size = -${CACHE_KB}`)
  db.prepare(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`).all()
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(TABLES)
    db.prepare("INSERT OR IGNORE INTO meta VALUES ('format', ?)").run(FORMAT)
    db.exec('COMMIT')
  } catch (error) {
    // A closed connection keeps its lock while statements of it are left for the collector.
    db.exec('ROLLBACK')
    throw error
  }
  const [row] = db.prepare("SELECT value FROM meta WHERE name = 'format'").all()
  if (row?.value !== FORMAT) throw new Error(`unknown format ${String(row?.value)}`)
}

function openDocuments(file: string, durability: 'full' | 'off'): Driver {
  const db = openDriver(file)
  try {
    prepareFile(db, durability)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The database of one folder, and what ends this process's hold on it. */
export interface OpenFile {
  readonly path: string
  db: Driver
  close(): void
}

/**
 * Opens `<folder>/documents.sqlite`, made when missing, for this process alone.
 * Throws StoreOpenError when it is in use, damaged or not writable.
 */
export function openFile(folder: string, durability: 'full' | 'off'): OpenFile {
  const file = path.join(folder, 'documents.sqlite')
  let lock: Driver | undefined
  try {
    mkdirSync(folder, { recursive: true })
    lock = takeLock(folder)
    refuseShort(file)
    const held = lock
    const db = openDocuments(file, durability)
    const close = () => {
      try {
        // Everything into the one file: it can be copied as it lies there.
        db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
      } finally {
        // A damaged or full file must not keep the folder locked.
        db.close()
        dropLock(held)
      }
    }
    return { path: file, db, close }
  } catch (error) {
    if (lock !== undefined) dropLock(lock)
    throw explain(file, error)
  }
}
