import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildRuntime, type CompiledApp, compileApp } from '../../localwechat/phone/index.ts'

/** The built mini-program and the phone's runtime, ready for a window. */
export interface Prepared {
  app: CompiledApp
  runtime: string
}

const distDir = path.resolve(import.meta.dirname, '../..', process.env.SHUKE_DIST ?? 'dist')

/** Names the file where a run keeps what it prepared. */
const KEPT = 'SHUKE_PREPARED_PHONE'

const prepare = async (): Promise<Prepared> => ({
  app: compileApp(distDir),
  runtime: await buildRuntime(),
})

const read = async (): Promise<Prepared> => {
  const file = process.env[KEPT]
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Prepared) : prepare()
}

let prepared: Promise<Prepared> | undefined

export const preparedPhone = (): Promise<Prepared> => {
  prepared ??= read()
  return prepared
}

/** Compiles once for all files of a run: each would take a second over the same bytes. */
export const setup = async (): Promise<() => void> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shuke-phone-'))
  const file = path.join(folder, 'phone.json')
  writeFileSync(file, JSON.stringify(await prepare()))
  process.env[KEPT] = file
  return () => {
    delete process.env[KEPT]
    rmSync(folder, { recursive: true, force: true })
  }
}
