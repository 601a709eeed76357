import path from 'node:path'
import type { IdentityKey } from '#core/identity/keys'
import type { LinkSource } from '#core/identity/links'
import { type Shuke, startShuke } from '../bench'
import { setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { docs } from './points-bench'

export interface LinkDoc {
  _id: string
  a: IdentityKey
  b: IdentityKey
  state: string
  rule: string
  asksAt: number
  due: number
  rev: number
  notes: { source: string; ref: string; at: number }[]
}

interface IdentityDoc {
  _id: IdentityKey
  person: IdentityKey
  told: IdentityKey
}

export type Fact = [source: LinkSource, a: IdentityKey, b: IdentityKey, at: number, ref?: string]

export interface IdentityBench {
  shuke: Shuke
  operator: string
  note(...facts: Fact[]): Promise<void>
  retract(...facts: Fact[]): Promise<void>
  personsOf(...keys: IdentityKey[]): Promise<IdentityKey[]>
  keysOf(person: IdentityKey): Promise<IdentityKey[]>
  /** `a:b` → rule, of all links. */
  rules(): Promise<Record<string, string>>
  /** Keys of everybody who has more than one, leading ones first. */
  people(): Promise<Record<string, IdentityKey[]>>
  links(): Promise<LinkDoc[]>
  /** Judges what is due, as the jobs do. */
  settle(): Promise<void>
  jobs(): Promise<void>
}

export const ENTRY = path.join(import.meta.dirname, 'identity/entry.ts')

export const benchOn = async (shuke: Shuke): Promise<IdentityBench> => {
  const operator = await setUpOperator(shuke)
  const ask = async (deed: string, asked: object): Promise<unknown> => {
    const reply = await shuke.cloud.call('identity', operator, { deed, ...asked })
    if ('result' in reply) return (reply.result as { answer: unknown }).answer
    throw new Error(reply.errMsg)
  }
  const noted = (facts: Fact[]) => ({
    all: facts.map(([source, a, b, at, ref]) => ({ source, a, b, at, ...(ref ? { ref } : {}) })),
  })
  const links = () => docs<LinkDoc>(shuke, 'links')
  const personsOf = async (...keys: IdentityKey[]) => {
    const found = new Map((await ask('persons', { keys })) as [IdentityKey, IdentityKey][])
    return keys.map((key) => found.get(key) ?? key)
  }
  return {
    shuke,
    operator,
    links,
    personsOf,
    note: async (...facts) => void (await ask('note', noted(facts))),
    retract: async (...facts) => void (await ask('retract', noted(facts))),
    keysOf: async (person) => {
      const found = (await ask('keys', { keys: [person] })) as [string, IdentityKey[]][]
      return [...(found[0]?.[1] ?? [])].sort()
    },
    rules: async () => {
      const found = (await links()).map(({ a, b, rule }) => [`${a}:${b}`, rule])
      return Object.fromEntries(found.sort())
    },
    people: async () => {
      const groups = new Map<string, IdentityKey[]>()
      for (const { _id, person, told } of await docs<IdentityDoc>(shuke, 'identities')) {
        if (told !== person) throw new Error(`${_id}: nobody was told`)
        groups.set(person, [...(groups.get(person) ?? []), _id].sort())
      }
      return Object.fromEntries([...groups].filter(([, keys]) => keys.length > 1).sort())
    },
    settle: async () => void (await ask('settle', {})),
    jobs: () => fireJobs(shuke),
  }
}

export const startIdentity = async (): Promise<IdentityBench> =>
  benchOn(await startShuke({ extra: { identity: ENTRY } }))
