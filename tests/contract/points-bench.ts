import type { Account } from '#core/points/views'
import type { Shuke } from '../bench'

/** What tests of points look at behind the routes: the documents themselves. */

interface Line {
  points: number
  debt: number
}

export interface MemberDoc {
  _id: string
  number: string
  account: Account
  rev: number
  receiptAt: number
}

export interface RowDoc {
  _id: string
  action: string
  memberId?: string
  points?: { cause: string; lines: Line[] }
}

const run = async (shuke: Shuke, body: Record<string, unknown>): Promise<unknown[]> => {
  const reply = await shuke.cloud.store.run({ queryType: 'WHERE', ...body } as never)
  if (!('data' in reply)) throw new Error(JSON.stringify(reply))
  return (reply.data.list as unknown[]) ?? []
}

/** Numbers come as the wire has them: {"$numberInt":"5"}. */
const plain = (_key: string, value: unknown): unknown => {
  const [[kind, text] = [], ...more] = Object.entries(value instanceof Object ? value : {})
  return more.length === 0 && kind?.startsWith('$number') ? Number(text) : value
}

export const docs = async <T>(shuke: Shuke, collectionName: string, query: object = {}) => {
  const request = { action: 'database.getDocument', collectionName, limit: 1000 }
  const list = await run(shuke, { ...request, query: JSON.stringify(query) })
  return list.map((one) => JSON.parse(String(one), plain) as T)
}

export const change = (shuke: Shuke, collectionName: string, query: object, data: object) =>
  run(shuke, {
    action: 'database.modifyDocument',
    collectionName,
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    multi: true,
    merge: true,
    upsert: false,
  })

export const memberBy = async (shuke: Shuke, person: string): Promise<MemberDoc> => {
  const { member } = await shuke.must(person, 'member', 'membership.home', {})
  const number = member?.number.replace(/ /g, '')
  const [doc] = await docs<MemberDoc>(shuke, 'members', { number })
  if (!doc) throw new Error('no such member')
  return doc
}

/** The fold of a member's ledger: balance and debt as all lines ever written make them. */
export const foldOf = async (shuke: Shuke, memberId: string) => {
  const rows = await docs<RowDoc>(shuke, 'audit', { memberId })
  const lines = rows.flatMap(({ points }) => points?.lines ?? [])
  const sum = (of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0)
  return { balance: sum(({ points }) => points), debt: sum(({ debt }) => debt) }
}

export const sumOfLots = ({ lots }: Account): number =>
  lots.reduce((all, { left }) => all + left, 0)

export const fileText = async (shuke: Shuke, fileId: string): Promise<string> => {
  const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
  return (await fetch(url)).text()
}

export const addDocs = (shuke: Shuke, collectionName: string, added: readonly object[]) =>
  shuke.cloud.store.run({
    action: 'database.insertDocument',
    collectionName,
    data: added.map((doc) => JSON.stringify(doc)),
  } as never)
