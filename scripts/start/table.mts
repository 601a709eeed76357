import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Cloud, startCloud } from 'localwechat/cloud'
import { phoneRoutes } from 'localwechat/phone'
import { at, ROOT } from '../lib/root.mts'
import { Plain } from '../lib/say.mts'
import { type Corp, WECOM_PATH } from './corp.mts'
import { ENVIRONMENT, type Secrets } from './secrets.mts'
import { THINGS, type Thing, thingsHandler } from './things.mts'

export interface Table {
  cloud: Cloud
  /** Lays things on the table; phones opened from now on see them. */
  lay(things: Thing[]): void
  close(): Promise<void>
}

/** Changes with every fresh start: phones then forget what they had stored. */
const worldOf = ({ setupCode }: Secrets): string =>
  createHash('sha256').update(setupCode).digest('hex').slice(0, 12)

/**
 * Opens the local cloud with the table in front of it, on a data folder that stays.
 * Refuses with a sentence when the folder is in use or the configuration is broken.
 */
export const openTable = async (
  home: string,
  port: number,
  secrets: Secrets,
  { wecom, connect }: Corp,
): Promise<Table> => {
  let things: Thing[] = []
  const phones = phoneRoutes({
    distDir: at('dist'),
    title: '熟客',
    world: worldOf(secrets),
    things: () => things,
  })
  const mount = [
    { path: '/', handler: phones },
    { path: '/things', handler: thingsHandler(path.join(home, THINGS)) },
    { path: WECOM_PATH, handler: wecom.handler },
  ]
  const cloud = await startCloud({
    project: ROOT,
    data: path.join(home, 'data'),
    config: { functionEnv: path.join(home, ENVIRONMENT) },
    port,
    mount,
    // No function of Shuke lets a request slip out of a transaction; the tests start this very table.
    strict: true,
  }).catch((error: Error) => {
    throw new Plain(`The local WeChat could not be opened: ${error.message}`)
  })
  if (port !== 0 && cloud.port !== port) {
    console.log(`  Port ${port} is taken; using ${cloud.port} instead.`)
  }
  const lay = (more: Thing[]) => {
    things = [...things, ...more]
  }
  connect(cloud)
  return { cloud, lay, close: () => cloud.close().then(wecom.close) }
}
