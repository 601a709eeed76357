import type { DeliveryService } from './delivery.ts'
import {
  externalIdOf,
  newId,
  personOf,
  type Relation,
  relationOf,
  type Way,
  type World,
} from './world.ts'

// What people do in their own WeChat and WeCom; facts/platform.md §1.1, §1.2.

/** Of externalcontact/get: by a QR code. */
const BY_QR = 1

export interface Adding {
  /** By which way; absent: by the staff's card, without a state. */
  configId?: string
  userId?: string
  /** WeCom first tells that the staff has not confirmed yet, then the addition itself. */
  half?: boolean
  /** A member with a welcome of the console's own gets no code. */
  withoutCode?: boolean
}

const common = (world: World, relation: Relation, ChangeType: string): Record<string, string> => ({
  ToUserName: world.options.corpId,
  FromUserName: 'sys',
  CreateTime: String(Math.floor(world.now() / 1000)),
  MsgType: 'event',
  Event: 'change_external_contact',
  ChangeType,
  UserID: relation.userid,
  ExternalUserID: relation.external,
})

const codeFor = (world: World, { external, userid }: Relation): string => {
  const id = `CALLBACK${newId()}`
  world.state.update((state) => {
    state.codes[id] = { external, userid, at: world.now(), used: false }
  })
  return id
}

/** Several staff take turns. */
const staffOf = ({ state }: World, way: Way): string => {
  const taken = (user: string) =>
    state.value.relations.filter(({ userid, staff }) => userid === user && staff).length
  const [least] = [...way.user].sort((a, b) => taken(a) - taken(b))
  return least ?? ''
}

const wayOf = (world: World, { configId }: Adding): Way | undefined => {
  if (configId === undefined) return undefined
  const way = world.state.value.ways[configId]
  if (!way) throw new Error('this way does not exist any more')
  return way
}

const targetOf = (world: World, adding: Adding): { userid: string; state: string } => {
  const way = wayOf(world, adding)
  const userid = way ? staffOf(world, way) : (adding.userId ?? '')
  if (!world.options.users.includes(userid)) throw new Error(`no staff with the id "${userid}"`)
  return { userid, state: way?.state ?? '' }
}

const connect = (world: World, person: string, adding: Adding): Relation => {
  const external = externalIdOf(world, personOf(world, person).id)
  const { userid, state } = targetOf(world, adding)
  const known = relationOf(world, userid, external)
  if (known?.staff && known.friend) throw new Error('they know each other already')
  // Deleted by the friend alone: back without verification, and the old state stays.
  const staysStale = known?.staff === true
  const createtime = staysStale ? known.createtime : Math.floor(world.now() / 1000)
  const fresh = {
    userid,
    external,
    createtime,
    add_way: BY_QR,
    tags: [],
    staff: true,
    friend: true,
  }
  const relation = { ...fresh, state: staysStale ? known.state : state }
  world.state.update((value) => {
    value.relations = [...value.relations.filter((one) => one !== known), relation]
  })
  return relation
}

/** Deeds of people at the table, each with the callbacks that WeCom makes of it. */
export const createDeeds = (world: World, delivery: DeliveryService) => {
  const drop = (relation: Relation, side: 'staff' | 'friend') =>
    world.state.update(() => {
      relation[side] = false
    })
  const known = (person: string, userId: string): Relation => {
    const relation = relationOf(world, userId, externalIdOf(world, person))
    if (!relation) throw new Error('they do not know each other')
    return relation
  }
  return {
    /** A friend adds a staff person; answers which. */
    friendAdds: (person: string, adding: Adding): { userId: string; externalUserId: string } => {
      const relation = connect(world, person, adding)
      const extra = {
        ...(relation.state ? { State: relation.state } : {}),
        ...(adding.withoutCode ? {} : { WelcomeCode: codeFor(world, relation) }),
      }
      const half = common(world, relation, 'add_half_external_contact')
      const full = common(world, relation, 'add_external_contact')
      if (adding.half) delivery.send({ ...half, ...extra })
      // A code that came with the half addition does not come again.
      const { WelcomeCode: _code, ...rest } = { WelcomeCode: '', ...extra }
      delivery.send({ ...full, ...(adding.half ? rest : extra) })
      return { userId: relation.userid, externalUserId: relation.external }
    },
    /** The staff keeps the friend in the list and learns of it by callback alone. */
    friendDeletes: (person: string, userId: string): void => {
      const relation = known(person, userId)
      drop(relation, 'friend')
      delivery.send(common(world, relation, 'del_follow_user'))
    },
    staffDeletes: (userId: string, person: string, transfer = false): void => {
      const relation = known(person, userId)
      drop(relation, 'staff')
      drop(relation, 'friend')
      const event = common(world, relation, 'del_external_contact')
      delivery.send(transfer ? { ...event, Source: 'DELETE_BY_TRANSFER' } : event)
    },
  }
}

export type Deeds = ReturnType<typeof createDeeds>
