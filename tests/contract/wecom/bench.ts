import path from 'node:path'
import * as v from 'valibot'
import { type FakeWecom, startWecom, type WecomOptions } from '../../../localwechat/wecom/index.ts'
import { type Shuke, startShuke } from '../../bench'

export const CORP = 'ww0123456789abcdef'
export const APPID = 'wx0000000000000001'
export const TOKEN = 'QDG6eKtoken'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
export const SECRET = 'corp-secret'
/** Staff whom friends add. */
export const STAFF = ['su', 'li']

export interface ProbeAnswer {
  ok: boolean
  code?: string
  details?: Record<string, unknown>
  value?: Record<string, unknown>
}

export interface WecomBench {
  shuke: Shuke
  wecom: FakeWecom
  /** A person who has a unionid, known to WeCom as well. */
  friend(name?: string): string
  /** Does something with the adapter, see entry.ts. */
  probe(deed: string, asked?: object): Promise<ProbeAnswer>
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
  /** More functions: name → entry file. */
  extra?: Record<string, string>
}

/** A Shuke whose brand has a corp on a fake WeCom, both on the cloud's clock. */
export const startWithWecom = async ({
  env,
  extra: more,
  ...wish
}: BenchWish = {}): Promise<WecomBench> => {
  let shuke: Shuke | undefined
  const wecom = await startWecom({
    corpId: CORP,
    secret: SECRET,
    users: STAFF,
    people: () => shuke?.cloud.people() ?? [],
    now: () => shuke?.cloud.clock.now() ?? Date.now(),
    ...wish,
  })
  const extra = { probe: path.join(import.meta.dirname, 'entry.ts'), ...more }
  shuke = await startShuke({ env: { ...environment(wecom), ...env }, extra })
  const started = shuke
  started.cloud.addPerson({ id: 'ann', name: '安' })
  wecom.setCallback({ url: `${started.cloud.url}/wecom`, token: TOKEN, aesKey: AES_KEY })
  let friends = 0
  return {
    shuke: started,
    wecom,
    friend: (name = '阿宁') => {
      friends += 1
      return started.person(name, `o6_unionid_${friends}`)
    },
    probe: async (deed, asked = {}) => {
      const reply = await started.cloud.call('probe', 'ann', { deed, ...asked })
      if ('result' in reply) return reply.result as ProbeAnswer
      throw new Error(reply.errMsg)
    },
    stop: async () => {
      await started.stop()
      await wecom.close()
    },
  }
}

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const { $numberInt, $numberLong, $numberDouble } = value as Record<string, string>
  const number = $numberInt ?? $numberLong ?? $numberDouble
  return number === undefined ? value : Number(number)
}

/** All documents of a collection. */
export const docs = async <T>(
  { cloud }: Shuke,
  collectionName: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T[]> => {
  const reply = await cloud.store.run({
    action: 'database.getDocument',
    collectionName,
    query: '{}',
    queryType: 'WHERE',
    limit: 1000,
  })
  if (!('data' in reply)) throw new Error(`cannot read ${collectionName}`)
  const { list = [] } = reply.data as { list?: string[] }
  return list.map((text) => v.parse(schema, JSON.parse(text, plain)))
}

const contact = v.looseObject({
  _id: v.string(),
  unionid: v.string(),
  memberId: v.string(),
  told: v.array(v.string()),
  follows: v.array(
    v.looseObject({
      userId: v.string(),
      state: v.optional(v.string()),
      addedAt: v.number(),
      removedAt: v.optional(v.number()),
      by: v.optional(v.string()),
    }),
  ),
})
const event = v.looseObject({ _id: v.string(), status: v.string(), welcome: v.string() })

export const contactsIn = (shuke: Shuke) => docs(shuke, 'wecomContacts', contact)
export const eventsIn = (shuke: Shuke) => docs(shuke, 'wecomEvents', event)

/** The one contact there is. */
export const onlyContact = async (shuke: Shuke) => {
  const [one, ...more] = await contactsIn(shuke)
  if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} contacts`)
  return one
}
