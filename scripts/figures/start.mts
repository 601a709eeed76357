import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../lib/root.mts'
import { atMost, type Figure, timed } from './figure.mts'

const SECOND = 1000
const FIRST_LIMIT_S = 300
const AGAIN_LIMIT_S = 15

/** Runs until the table can be opened, then stops. */
const startOnce = (folder: string, home: string): void => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['scripts/start.mjs', '--once', '--port', '0'],
    { cwd: folder, env: { ...process.env, SHUKE_HOME: home }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`npm start failed:\n${stdout}\n${stderr}`)
}

const inTemp = async <T,>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuke-start-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (ms: number) => Math.round(ms / SECOND)

export const startFigure: Figure = {
  name: 'start',
  what: 'npm start, when everything is built already',
  measure: () =>
    inTemp(async (home) => {
      startOnce(ROOT, home)
      const again = await timed(() => startOnce(ROOT, home))
      return [
        atMost('second start until the table can be opened', seconds(again), AGAIN_LIMIT_S, ' s'),
      ]
    }),
}

/** A fresh clone: packages, build, demo brand. Needs the npm registry. */
export const cloneFigure: Figure = {
  name: 'clone',
  what: 'npm start in a fresh clone',
  slow: true,
  measure: () =>
    inTemp(async (folder) => {
      const clone = path.join(folder, 'shuke')
      const ms = await timed(() => {
        spawnSync('git', ['clone', '--quiet', ROOT, clone], { stdio: 'inherit' })
        startOnce(clone, path.join(folder, 'home'))
      })
      return [atMost('from clone until the table can be opened', seconds(ms), FIRST_LIMIT_S, ' s')]
    }),
}
