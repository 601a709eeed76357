import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Cloud } from 'localwechat/cloud'
import { type FakeWecom, startWecom } from 'localwechat/wecom'

/** Where the page for hands and the QR pictures stand on the table's address. */
export const WECOM_PATH = '/wecom-table'

const STAFF = ['SuZhangGui', 'XiaoZhou']
const AES_KEY_LENGTH = 43

export interface Corp {
  wecom: FakeWecom
  /** Variables of the functions. */
  environment: Record<string, string>
  /** Tells it who is at the table, and where its callbacks go. */
  connect(cloud: Cloud): void
}

const letters = (length: number): string =>
  randomBytes(length * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length)

/** A corp of its own on a local WeCom, with keys of this start; friends stay in the home folder. */
export const openCorp = async (home: string): Promise<Corp> => {
  let table: Cloud | undefined
  const corpId = 'ww00000000000table'
  const [secret, token, aesKey] = [letters(32), letters(16), letters(AES_KEY_LENGTH)] as const
  const wecom = await startWecom({
    corpId,
    secret,
    users: STAFF,
    people: () => table?.people() ?? [],
    now: () => table?.clock.now() ?? Date.now(),
    file: path.join(home, 'wecom.json'),
  })
  const environmentFor = (appid: string) => ({
    SHUKE_WECOM: JSON.stringify({ corpId, secret, token, aesKey, userIds: STAFF, appid }),
    SHUKE_WECOM_URL: wecom.url,
  })
  return {
    wecom,
    environment: environmentFor('wx0000000000000001'),
    connect: (cloud) => {
      table = cloud
      wecom.setPublicUrl(cloud.url + WECOM_PATH)
      wecom.setCallback({ url: `${cloud.url}/wecom`, token, aesKey })
    },
  }
}
