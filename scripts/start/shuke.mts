import type { Cloud } from 'localwechat/cloud'
import { step } from '../lib/say.mts'
import { openCorp } from './corp.mts'
import type { BrandName } from './demo/brands.mts'
import { type Demo, openDemo } from './demo/open.mts'
import { openSecrets, type Secrets } from './secrets.mts'
import { openTable } from './table.mts'

export interface Wishes {
  /** Folder of data, keys and what lies on the table. */
  home: string
  /** A wish; 0: any free port. */
  port: number
  /** Demo brand to fill in when the folder is new; absent: none, the set-up code stays unused. */
  brand?: BrandName
}

export interface Shuke {
  url: string
  cloud: Cloud
  secrets: Secrets
  demo?: Demo
  close(): Promise<void>
}

/** Opens everything that `npm start` opens, after the build. The end-to-end tests do the same. */
export const openShuke = async ({ home, port, brand }: Wishes): Promise<Shuke> => {
  const corp = await openCorp(home)
  const secrets = openSecrets(home, corp.environment)
  const table = await step('Opening the local WeChat', () =>
    openTable(home, port, secrets, corp),
  ).catch(async (error: Error) => {
    await corp.wecom.close()
    throw error
  })
  const opened = { url: table.cloud.url, cloud: table.cloud, secrets, close: table.close }
  if (brand === undefined) return opened
  try {
    const demo = await openDemo(home, table.cloud, brand, secrets)
    table.lay(demo.things)
    return { ...opened, demo }
  } catch (error) {
    await table.close()
    throw error
  }
}
