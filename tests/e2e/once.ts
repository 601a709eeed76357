import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openShuke } from '../../scripts/start/shuke.mts'
import { SHARED, serveBrowser } from '../browser'
import { DEMO } from './table'

/** Fills in the demo brand as `npm start` does; the folder is then nobody's. */
const fillDemo = async (home: string): Promise<void> => {
  const shuke = await openShuke({ home, port: 0, brand: 'tea' })
  await shuke.close()
}

/**
 * Fills in the demo brand and starts a browser once for all files of a run. Every file still has a
 * table, a copy of the data and a browser context of its own.
 */
export const setup = async (): Promise<() => Promise<void>> => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'shuke-demo-'))
  const [browser] = await Promise.all([serveBrowser(), fillDemo(home)])
  Object.assign(process.env, { [DEMO]: home, [SHARED]: browser.wsEndpoint() })
  return async () => {
    delete process.env[DEMO]
    delete process.env[SHARED]
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}
