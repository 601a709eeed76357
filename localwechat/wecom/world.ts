import { createHash, randomBytes } from 'node:crypto'
import { openStateFile, type StateFile } from '../cloud/state-file.ts'
import type { SentWelcome, WecomOptions, WecomPerson } from './types.ts'

export interface Way {
  config_id: string
  type: number
  scene: number
  style?: number
  remark: string
  skip_verify: boolean
  state: string
  user: string[]
  qr_code: string
  created: number
}

/** One staff person and one customer. */
export interface Relation {
  userid: string
  external: string
  /** Seconds, of the newest addition by which the staff got the customer. */
  createtime: number
  state: string
  add_way: number
  tags: string[]
  /** The staff has the customer in the list. */
  staff: boolean
  /** The customer has the staff among the friends. */
  friend: boolean
}

export interface WelcomeCode {
  external: string
  userid: string
  /** ms */
  at: number
  used: boolean
}

export interface TagGroup {
  id: string
  name: string
  /** Seconds. */
  created: number
  tags: { id: string; name: string; created: number }[]
}

export interface State {
  ways: Record<string, Way>
  relations: Relation[]
  codes: Record<string, WelcomeCode>
  welcomes: SentWelcome[]
  tagGroups: TagGroup[]
  /** media id → last instant, ms. */
  media: Record<string, number>
}

export interface World {
  options: WecomOptions
  now(): number
  state: StateFile<State>
  /** token → last instant, ms; tokens of a fake need not outlive it. */
  tokens: Map<string, number>
}

const empty = (): State => ({
  ways: {},
  relations: [],
  codes: {},
  welcomes: [],
  tagGroups: [],
  media: {},
})

const inMemory = (): StateFile<State> => {
  const value = empty()
  return { value, update: (change) => change(value) }
}

/** A file of an older version lacks what is newer. */
const inFile = (file: string): StateFile<State> => {
  const opened = openStateFile(file, empty())
  Object.assign(opened.value, { ...empty(), ...opened.value })
  return opened
}

export const createWorld = (options: WecomOptions): World => ({
  options,
  now: options.now ?? Date.now,
  state: options.file ? inFile(options.file) : inMemory(),
  tokens: new Map(),
})

/** Made up like the real ones: 32 characters, `wm` first, the same for a person in a corp. */
export const externalIdOf = ({ options }: World, person: string): string => {
  const hash = createHash('sha256').update(`${options.corpId}:${person}`).digest('base64url')
  return `wm${hash.replace(/-/g, 'A')}`.slice(0, 32)
}

export const personBy = (world: World, external: string): WecomPerson | undefined =>
  world.options.people().find(({ id }) => externalIdOf(world, id) === external)

export const personOf = (world: World, id: string): WecomPerson => {
  const person = world.options.people().find((one) => one.id === id)
  if (!person) throw new Error(`no person with the id "${id}"`)
  return person
}

export const relationOf = ({ state }: World, userid: string, external: string) =>
  state.value.relations.find((one) => one.userid === userid && one.external === external)

/** Those whom the staff has: also those who have deleted the staff, who are told by callback alone. */
export const followersOf = ({ state }: World, external: string): Relation[] =>
  state.value.relations.filter((one) => one.external === external && one.staff)

export const newId = (bytes = 16): string => randomBytes(bytes).toString('hex')
