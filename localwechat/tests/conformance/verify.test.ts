import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Report } from '../../conformance/suite.ts'
import { start } from '../cloud/project.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const bin = path.join(root, 'localwechat/bin/verify-cloud.mjs')

interface Run {
  code: number | null
  output: string
}

/** Runs the command with nothing of this machine's environment. */
const run = (args: string[], env: Record<string, string> = {}, cwd = root): Promise<Run> =>
  new Promise((resolve) => {
    const options = { cwd, env: { PATH: process.env.PATH, ...env }, maxBuffer: 10_000_000 }
    const child = execFile(process.execPath, [bin, ...args], options, (_error, out, err) =>
      resolve({ code: child.exitCode, output: out + err }),
    )
  })

const folder = mkdtempSync(path.join(os.tmpdir(), 'verify-'))

it('verifies a cloud at an address and leaves its collections empty', async () => {
  const cloud = await start()
  const json = path.join(folder, 'report.json')
  const { code, output } = await run(['--url', `${cloud.url}/admin`, '--json', json])
  const reports = JSON.parse(readFileSync(json, 'utf8')) as Report[]
  expect(output).toContain(`${reports.length} of ${reports.length} cases agree`)
  expect(output).toContain('agrees   queries: a value is matched as it is')
  expect(code).toBe(0)
  for (const collectionName of ['verify_docs', 'verify_other']) {
    const reply = await cloud.store.run({ action: 'database.calculateDocument', collectionName })
    expect(reply).toEqual({ data: { total: 0 } })
  }
})

it('says which settings it lacks', async () => {
  const { code, output } = await run([], { VERIFY_ENV_ID: 'env-1' }, folder)
  expect(code).toBe(2)
  expect(output).toContain('verify:cloud lacks VERIFY_SECRET_ID, VERIFY_SECRET_KEY')
  expect(output).toContain('verify_docs')
})

it('reads the settings from .env, which the environment outranks', async () => {
  writeFileSync(path.join(folder, '.env'), 'VERIFY_ENV_ID=env-1\nVERIFY_SECRET_KEY=k\n')
  const { output } = await run([], { VERIFY_ENV_ID: '' }, folder)
  expect(output).toContain('lacks VERIFY_ENV_ID, VERIFY_SECRET_ID.')
})

it('says what went wrong when nothing answers', async () => {
  const { code, output } = await run(['--url', 'http://127.0.0.1:1/admin'])
  expect(code).toBe(2)
  expect(output).toContain('cannot create the collection verify_docs')
})
