import { type Cloud, startCloud } from 'localwechat/cloud'
import { phoneRoutes } from 'localwechat/phone'
import { at, ROOT } from '../lib/root.mts'
import { Plain } from '../lib/say.mts'

export interface Table {
  cloud: Cloud
  close(): Promise<void>
}

const DATA = '.shuke/data'

const start = async (port: number): Promise<Cloud> => {
  try {
    return await startCloud({
      project: ROOT,
      data: at(DATA),
      port,
      mount: [{ path: '/', handler: phoneRoutes({ distDir: at('dist') }) }],
    })
  } catch (error) {
    throw new Plain(`The local WeChat could not be opened: ${(error as Error).message}`)
  }
}

/** Opens the local cloud with the table in front of it, on a data folder that stays. */
export const openTable = async (port: number): Promise<Table> => {
  const cloud = await start(port)
  if (port !== 0 && cloud.port !== port) {
    console.log(`  Port ${port} is taken; using ${cloud.port} instead.`)
  }
  return { cloud, close: () => cloud.close() }
}
