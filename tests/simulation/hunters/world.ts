import type { InviteEvent } from '#core/invites/events'
import { below, type Random, randomFrom } from '../../../localwechat/simulator/random.ts'

/**
 * People who invite and who are invited, by one seed. What they do is the same whatever pays them:
 * the shares below are assumptions that are said here, not measured.
 */
export interface Size {
  honest: number
  hunters: number
}

export const SIZE: Size = { honest: 2000, hunters: 500 }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Midnight in Beijing of the first day. */
export const START = Date.parse('2026-12-02T16:00:00Z')
export const CAMPAIGN = 'spring'
/** Days on which people are invited; after them only the windows run out. */
const INVITING = 21
export const DAYS = 45

/** A quarter of the honest are members who invite; the others are their friends. */
const SEEDS_PART = 0.25
/** One who shares is opened by so many, of whom three of ten are members already. */
const OPENED_BY = 8
const MEMBERS_OPEN = 0.3
/** Of those who look in and could join, one in four does. */
const JOIN = 0.22
/** Some bring their friends to one table, over one network, within the hour. */
const TABLE = 0.04
const AT_TABLE = 0.6
/** New members who invite in their turn. */
const INVITE_TOO = 0.25
const LEAVE_EARLY = 0.04
const SHARED_PHONE = 0.1

/** Rings of twenty: a tree of inviters, each of whom also opens everybody else's invitation. */
const RING = 20
const BRANCHES = 4
/** Half of the rings run a farm of phones at night; the others take a phone each and their time. */
const FARM = 0.5
const PER_PHONE = 5
/** Most leave as soon as they have what they came for, some come back for another round. */
const HUNTERS_LEAVE = 0.75
const SECOND_ROUND = 0.15
const KNOWN_NUMBER = 0.1

export interface Person {
  id: string
  honest: boolean
  device: string
  network: string
}

export interface Deed {
  friendId: string
  event: InviteEvent
}

export interface World {
  people: Map<string, Person>
  deeds: Deed[]
}

export const teamOf = (inviterId: string): string => `team-${inviterId}`

const chance = (random: Random, share: number): boolean => random() < share

/** Waking hours, and a few people who do not sleep. */
const daytime = (random: Random, day: number): number => {
  const hour = chance(random, 0.02) ? 1 + 4 * random() : 8 + 15 * random()
  return START + day * DAY + Math.floor(hour * HOUR)
}

class Making {
  readonly people = new Map<string, Person>()
  readonly deeds: Deed[] = []
  /** When each of them became a member; from the beginning for those who invite first. */
  readonly joined = new Map<string, number>()
  readonly invitedBy = new Map<string, string>()

  constructor(readonly random: Random) {}

  tell(friendId: string, event: InviteEvent): void {
    this.deeds.push({ friendId, event })
  }

  visit(friendId: string, inviterId: string, at: number): void {
    const by = this.invitedBy.get(inviterId)
    const { device, network } = this.person(friendId)
    this.tell(friendId, {
      id: `visit:${inviterId}`,
      at,
      kind: 'visited',
      campaignId: CAMPAIGN,
      inviterId,
      teamId: teamOf(inviterId),
      way: 'card',
      device,
      network,
      ...(by === undefined ? {} : { inviterBy: by }),
    })
  }

  join(friendId: string, at: number, first = true): void {
    const { device, network } = this.person(friendId)
    const facts = { first, samePerson: false, staff: false, device, network }
    this.tell(friendId, { id: `join:${at}`, at, kind: 'joined', ...facts })
  }

  close(friendId: string, at: number): void {
    this.tell(friendId, { id: `close:${at}`, at, kind: 'closed' })
  }

  person(id: string): Person {
    const person = this.people.get(id)
    if (!person) throw new Error(`Nobody is called ${id}`)
    return person
  }
}

const honestPerson = (making: Making, n: number): void => {
  const { random, people } = making
  const id = `h${n}`
  const shared = n > 0 && chance(random, SHARED_PHONE)
  const device = shared ? `phone-h${n - 1}` : `phone-${id}`
  const network = chance(random, 0.3) ? `wifi-${below(random, 10)}` : `mobile-${id}`
  people.set(id, { id, honest: true, device, network })
}

/** One shares with friends: members look in, others join, and a few of them share in their turn. */
const shares = (making: Making, size: Size, inviter: string, day: number): void => {
  const { random, joined } = making
  const seeds = Math.floor(size.honest * SEEDS_PART)
  const table = chance(random, TABLE) ? daytime(random, day) : undefined
  for (let n = below(random, 2 * OPENED_BY + 1); n > 0; n--) {
    const isMember = chance(random, MEMBERS_OPEN)
    const range = isMember ? seeds : size.honest - seeds
    const friend = `h${isMember ? below(random, seeds) : seeds + below(random, range)}`
    if (friend === inviter) continue
    const at = table === undefined ? daytime(random, day + below(random, 3)) : table + n * MINUTE
    if (table !== undefined) making.person(friend).network = `table-${inviter}`
    making.visit(friend, inviter, at)
    if (joined.has(friend) || !chance(random, table === undefined ? JOIN : AT_TABLE)) continue
    const isLater = table === undefined && chance(random, 0.2)
    const when = at + MINUTE + (isLater ? below(random, 3 * DAY) : 0)
    making.join(friend, when)
    joined.set(friend, when)
    making.invitedBy.set(friend, inviter)
    if (chance(random, LEAVE_EARLY)) making.close(friend, when + below(random, 7 * DAY))
  }
}

const honestPart = (making: Making, size: Size): void => {
  const { random, joined } = making
  const seeds = Math.floor(size.honest * SEEDS_PART)
  for (let n = 0; n < size.honest; n++) honestPerson(making, n)
  for (let n = 0; n < seeds; n++) {
    joined.set(`h${n}`, START - 1)
    making.tell(`h${n}`, {
      id: `join:${START - DAY}`,
      at: START - DAY,
      kind: 'joined',
      first: true,
      samePerson: false,
      staff: false,
    })
  }
  for (let n = 0; n < seeds; n++) shares(making, size, `h${n}`, below(random, INVITING))
  for (const [id, at] of [...joined])
    if (at >= START && chance(random, INVITE_TOO))
      shares(making, size, id, Math.ceil((at - START) / DAY) + 1)
}

interface Ring {
  name: string
  farm: boolean
  /** The night, or the day, on which it starts. */
  day: number
}

const hunter = ({ people }: Making, { name, farm }: Ring, n: number): string => {
  const id = `${name}-${n}`
  const device = farm ? `phone-${name}-${Math.floor(n / PER_PHONE)}` : `phone-${id}`
  people.set(id, { id, honest: false, device, network: farm ? `net-${name}` : `mobile-${id}` })
  return id
}

const joinsAt = ({ random }: Making, { farm, day }: Ring, n: number): number =>
  farm
    ? START + day * DAY + 2 * HOUR + n * 4 * MINUTE + below(random, MINUTE)
    : daytime(random, day) + Math.floor((n / BRANCHES) * 0.6 * DAY)

/** Has what it came for: some leave at once, some never; some try a second time. */
const goes = (making: Making, id: string, at: number): void => {
  const { random } = making
  if (chance(random, KNOWN_NUMBER))
    making.tell(id, { id: 'phone', at: at + HOUR, kind: 'phone', known: true })
  if (!chance(random, HUNTERS_LEAVE)) return
  const left = at + Math.floor((0.2 + 3 * random()) * DAY)
  making.close(id, left)
  if (chance(random, SECOND_ROUND)) making.join(id, left + HOUR, false)
}

const ringPart = (making: Making, ring: Ring, size: number): void => {
  const ids = Array.from({ length: size }, (_, n) => hunter(making, ring, n))
  ids.forEach((id, n) => {
    const at = joinsAt(making, ring, n)
    const parent = ids[Math.floor((n - 1) / BRANCHES)]
    if (n > 0 && parent !== undefined) {
      making.visit(id, parent, at - MINUTE)
      making.invitedBy.set(id, parent)
    }
    for (const other of ids)
      if (other !== id && other !== parent)
        making.visit(id, other, at + DAY + below(making.random, DAY))
    making.join(id, at)
    goes(making, id, at)
  })
}

const huntersPart = (making: Making, { hunters }: Size): void => {
  for (let from = 0, n = 0; from < hunters; from += RING, n++) {
    const farm = chance(making.random, FARM)
    const ring = { name: `r${n}`, farm, day: below(making.random, INVITING - 5) }
    ringPart(making, ring, Math.min(RING, hunters - from))
  }
}

const byTime = (a: Deed, b: Deed): number =>
  a.event.at - b.event.at || (a.friendId < b.friendId ? -1 : a.friendId > b.friendId ? 1 : 0)

/** The same seed makes the same world. */
export const worldFrom = (seed: string, size: Size = SIZE): World => {
  const making = new Making(randomFrom(`hunters ${seed}`))
  honestPart(making, size)
  huntersPart(making, size)
  return { people: making.people, deeds: making.deeds.sort(byTime) }
}
