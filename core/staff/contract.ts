import * as v from 'valibot'
import { storeView } from '../coupons/views'
import { id, instant, line, nothing, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { logRow } from '../redemption/views'

export const staffRole = v.picklist(['clerk', 'manager'])
export type StaffRole = v.InferOutput<typeof staffRole>

/** What an invitation can offer: a post in a store, or the right to run the whole brand. */
export const invitedRole = v.picklist([...staffRole.options, 'operator'])
export type InvitedRole = v.InferOutput<typeof invitedRole>

/** The store is absent where somebody is to run the brand. */
const offer = v.strictObject({ store: v.optional(storeView), role: invitedRole })

export const staffClerkRoutes = {
  'staff.home': route({
    role: 'clerk',
    kind: 'query',
    /** Without a store the first of the clerk's stores is shown. */
    input: v.strictObject({ storeId: v.optional(id) }),
    output: v.strictObject({
      name: v.string(),
      role: staffRole,
      store: storeView,
      stores: v.array(storeView),
      today: v.strictObject({ redeemed: v.number(), undone: v.number() }),
      last: v.array(logRow),
    }),
    refusals: ['staff.not-your-store'],
  }),
  'staff.lookInvitation': route({
    role: 'anyone',
    kind: 'query',
    input: v.strictObject({ token: v.pipe(v.string(), v.maxLength(64)) }),
    output: offer,
    refusals: ['staff.invitation-invalid', 'staff.invitation-used', 'staff.invitation-expired'],
  }),
  'staff.accept': route({
    role: 'anyone',
    kind: 'action',
    input: v.strictObject({ token: v.pipe(v.string(), v.maxLength(64)), name: line(10) }),
    output: offer,
    refusals: ['staff.invitation-invalid', 'staff.invitation-used', 'staff.invitation-expired'],
  }),
}

/** A phone from which this person has worked. */
export const device = v.strictObject({
  id,
  name: v.string(),
  firstAt: instant,
  seenAt: instant,
  revoked: v.boolean(),
})
export type Device = v.InferOutput<typeof device>

export const staffView = v.strictObject({
  id,
  name: v.string(),
  operator: v.boolean(),
  posts: v.array(
    v.strictObject({
      storeId: id,
      storeName: v.string(),
      role: staffRole,
      /** Redemptions a business day; absent: as many as come. */
      dailyLimit: v.optional(v.number()),
    }),
  ),
  devices: v.array(device),
  joinedAt: instant,
  /** The operator who asks. */
  own: v.boolean(),
})
export type StaffView = v.InferOutput<typeof staffView>

export const staffOperatorRoutes = {
  /** The first operator comes in by a one-time code that the start or deploy script prints. */
  'staff.setUp': route({
    role: 'anyone',
    kind: 'action',
    input: v.strictObject({
      setupCode: v.pipe(v.string(), v.trim(), v.maxLength(40)),
      name: line(10),
    }),
    output: v.strictObject({ name: v.string() }),
    refusals: ['staff.setup-wrong', 'staff.setup-used', 'staff.setup-too-often'],
  }),
  'staff.list': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ staff: v.array(staffView) }),
    refusals: [],
  }),
  'staff.invite': route({
    role: 'operator',
    kind: 'action',
    /** A post needs its store; an operator runs all of them and has none. */
    input: v.strictObject({ storeId: v.optional(id), role: invitedRole }),
    /** `path` opens the invitation page; `fileId` is its mini-program code as PNG. */
    output: v.strictObject({
      path: v.string(),
      fileId: v.string(),
      expiresAt: instant,
      store: v.optional(storeView),
    }),
    refusals: ['staff.store-needed', 'staff.store-needless', 'stores.not-found'],
  }),
  /** From the next call on this phone is refused, or allowed again. */
  'staff.setDevice': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ staffId: id, deviceId: id, revoked: v.boolean() }),
    output: v.strictObject({ staff: staffView }),
    refusals: ['staff.not-found', 'staff.device-not-found'],
  }),
  /** How many redemptions a day in this store; absent: as many as come. */
  'staff.limit': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ staffId: id, storeId: id, dailyLimit: v.optional(whole(1, 9999)) }),
    output: v.strictObject({ staff: staffView }),
    refusals: ['staff.not-found'],
  }),
  'staff.revoke': route({
    role: 'operator',
    kind: 'action',
    /** Takes the post in this store; without a store, the right to run the brand. */
    input: v.strictObject({ staffId: id, storeId: v.optional(id) }),
    output: v.strictObject({ staff: staffView }),
    refusals: ['staff.not-found', 'staff.own-right'],
  }),
}
