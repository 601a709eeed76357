import * as v from 'valibot'
import { type FakeWecom, startWecom, type WecomOptions } from '../../localwechat/wecom/index.ts'
import { type Shuke, startShuke } from '../bench'

export const CORP = 'ww0123456789abcdef'
export const APPID = 'wx0000000000000001'
export const TOKEN = 'QDG6eKtoken'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
export const SECRET = 'corp-secret'
/** Staff whom friends add. */
export const STAFF = ['su', 'li']

export interface WecomBench {
  shuke: Shuke
  wecom: FakeWecom
  /** A person who has a unionid, known to WeCom as well. */
  friend(name?: string): string
  stop(): Promise<void>
}

const environment = (wecom: FakeWecom) => ({
  SHUKE_WECOM: JSON.stringify({
    corpId: CORP,
    secret: SECRET,
    token: TOKEN,
    aesKey: AES_KEY,
    userIds: STAFF,
    appid: APPID,
    name: '青石茶',
  }),
  SHUKE_PUSH: JSON.stringify({ appid: APPID, token: TOKEN, aesKey: AES_KEY }),
  SHUKE_WECOM_URL: wecom.url,
})

export interface BenchWish extends Partial<Pick<WecomOptions, 'wayQuota' | 'followersPerPage'>> {
  env?: Record<string, string>
}

/** A Shuke whose brand has a corp on a fake WeCom, both on the cloud's clock. */
export const startWithWecom = async ({ env, ...wish }: BenchWish = {}): Promise<WecomBench> => {
  let shuke: Shuke | undefined
  const wecom = await startWecom({
    corpId: CORP,
    secret: SECRET,
    users: STAFF,
    people: () => shuke?.cloud.people() ?? [],
    now: () => shuke?.cloud.clock.now() ?? Date.now(),
    ...wish,
  })
  shuke = await startShuke({ env: { ...environment(wecom), ...env } })
  const started = shuke
  wecom.setCallback({ url: `${started.cloud.url}/wecom`, token: TOKEN, aesKey: AES_KEY })
  let friends = 0
  return {
    shuke: started,
    wecom,
    friend: (name = '阿宁') => {
      friends += 1
      return started.person(name, `o6_unionid_${friends}`)
    },
    stop: async () => {
      await started.stop()
      await wecom.close()
    },
  }
}

const documents = v.array(v.looseObject({ _id: v.string() }))

/** All documents of a collection, by a condition. */
export const docs = async <T>(
  { cloud }: Shuke,
  collectionName: string,
  schema: v.GenericSchema<unknown, T>,
  query: object = {},
): Promise<T[]> => {
  const reply = await cloud.store.run({
    action: 'database.getDocument',
    collectionName,
    query: JSON.stringify(query),
    queryType: 'WHERE',
    limit: 1000,
  })
  if (!('data' in reply)) throw new Error(`cannot read ${collectionName}`)
  const { list } = reply.data as { list?: unknown[] }
  return v.parse(documents, list ?? []).map((one) => v.parse(schema, one))
}
