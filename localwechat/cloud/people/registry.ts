import { randomBytes } from 'node:crypto'
import type { CloudConfig, PersonConfig } from '../config.ts'
import { HttpProblem } from '../http/http.ts'
import { asText, type Json } from '../json.ts'
import type { StateFile } from '../state-file.ts'
import type { CloudPerson } from '../types.ts'
import { avatarOf, openidOf, phoneOf } from './identity.ts'

/** WeChat nicknames have at most 32 characters. */
const NAME_LENGTH = 32

/** Everyone at the table: the configuration's people and those added later. */
export interface People {
  all(): CloudPerson[]
  find(id: string): CloudPerson | undefined
  /** The person, or a 404 that names the id. */
  get(id: string): CloudPerson
  byOpenid(openid: string): CloudPerson | undefined
  add(input: Json): CloudPerson
  unionidOf(id: string): string | undefined
}

const cleanName = (value: unknown): string => {
  const name = asText(value).trim()
  if (name === '' || Array.from(name).length > NAME_LENGTH)
    throw new HttpProblem(400, `a person needs a name of 1 to ${NAME_LENGTH} characters`)
  return name
}

const cleanId = (value: unknown): string => {
  if (value === undefined) return `p${randomBytes(4).toString('hex')}`
  const id = asText(value)
  if (!/^[\w-]{1,32}$/.test(id))
    throw new HttpProblem(400, 'the id of a person must be 1 to 32 letters, digits, - or _')
  return id
}

export const createPeople = (config: CloudConfig, added: StateFile<PersonConfig[]>): People => {
  const entries = () => {
    const known = new Set(config.people.map((one) => one.id))
    return [...config.people, ...added.value.filter((one) => !known.has(one.id))]
  }
  const complete = ({ id, name, avatar, phone, unionid }: PersonConfig): CloudPerson => ({
    id,
    name,
    avatar: avatar ?? avatarOf(id, name),
    openid: openidOf(config.appid, id),
    phone: phone ?? phoneOf(id),
    ...(unionid ? { unionid } : {}),
  })
  const all = () => entries().map(complete)
  // Not by way of `all`: a crowd of thousands asks for one person with every call.
  const one = (found: PersonConfig | undefined) => found && complete(found)
  const find = (id: string) => one(entries().find((entry) => entry.id === id))
  return {
    all,
    find,
    get(id) {
      const person = find(id)
      if (!person) throw new HttpProblem(404, `no person with the id "${id}"`)
      return person
    },
    byOpenid: (openid) => one(entries().find(({ id }) => openidOf(config.appid, id) === openid)),
    unionidOf: (id) => entries().find((one) => one.id === id)?.unionid,
    add(input) {
      const id = cleanId(input.id)
      if (find(id)) throw new HttpProblem(409, `there is a person with the id "${id}" already`)
      const person: PersonConfig = { id, name: cleanName(input.name) }
      if (asText(input.avatar)) person.avatar = asText(input.avatar)
      if (asText(input.phone)) person.phone = asText(input.phone)
      if (asText(input.unionid)) person.unionid = asText(input.unionid)
      added.update((list) => list.push(person))
      return complete(person)
    },
  }
}
