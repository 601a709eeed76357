import { SECOND } from '#core/kernel/time'
import '../listening'
import { deskSlice } from '../board'
import { codesSlice } from '../claimcodes'
import { settleSlice as settleLinks } from '../identity'
import { personsSlice } from '../persons'
import { now as clock } from '../platform/clock'
import { isTimer } from '../platform/identity'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { sendDue } from '../reminders'
import { settleSlice } from '../sales'
import { audiencesSlice } from '../segments'
import { wecomTagsSlice } from '../tags'
import { wecomSlice } from '../wecom'
import { voidCouponsOfClosed } from './closed'
import {
  contactEvents,
  lateRowEvents,
  memberEvents,
  rowEvents,
  teamEvents,
  visitEvents,
} from './events'
import { expireSlice } from './expire'
import { extendSlice } from './extend'
import { grantSlice } from './grant'
import { healSlice } from './heal'
import { healMembers } from './heal-members'
import { ownFactsSlice, unionidsSlice } from './identity'
import { deedsSlice, dueSlice, storiesSlice } from './invites'
import { endLease, keepCursors, type Lease, takeLease } from './lease'
import { memberFactsSlice } from './member-facts'
import { importsSlice, orderClaimsSlice } from './orders'
import { owedSlice } from './owed'
import { expirePoints } from './points'
import { raiseSlice } from './raise'
import { reconcileSlice } from './reconcile'
import { tidy } from './tidy'
import { judgeTiers } from './tiers'
import { voidSlice } from './voiding'

/** The function may run 20 s; what is left over waits for the next firing. */
const TIME_BUDGET = 12 * SECOND

type Slice = (now: number, cursor: number) => Promise<{ cursor: number; more: boolean }>

const expire: Slice = async (now) => ({ cursor: 0, more: (await expireSlice(now)) > 0 })
const heal: Slice = (now, cursor) => healSlice(cursor, now)
const healPoints: Slice = (now, cursor) => healMembers(cursor, now)
const closed: Slice = (now, cursor) => voidCouponsOfClosed(cursor, now)
const remind: Slice = async (now) => ({ cursor: 0, more: (await sendDue(now)) > 0 })
const clean: Slice = async (now) => {
  await tidy(now)
  return { cursor: 0, more: false }
}

const lengthen: Slice = async (now) => ({ cursor: 0, more: await extendSlice(now) })
const points: Slice = async (now) => ({ cursor: 0, more: (await expirePoints(now)) > 0 })
const tiers: Slice = async (now) => ({ cursor: 0, more: (await judgeTiers(now)) > 0 })

const raise: Slice = async (now) => ({ cursor: 0, more: await raiseSlice(now) })

const owed: Slice = (now, cursor) => owedSlice(cursor, now)
const grant: Slice = async (now) => ({ cursor: 0, more: await grantSlice(now) })
const codes: Slice = async () => ({ cursor: 0, more: await codesSlice() })

const settle: Slice = async (now) => ({ cursor: 0, ...(await settleSlice(now)) })

const reconcile: Slice = (now, cursor) => reconcileSlice(cursor, now)

const wecom: Slice = (now, cursor) => wecomSlice(cursor, now)

const stories: Slice = (now, cursor) => storiesSlice(cursor, now)
const deeds: Slice = (now, cursor) => deedsSlice(cursor, now)
const inviteRewards: Slice = (now, cursor) => dueSlice(cursor, now)

const ownFacts: Slice = (now, cursor) => ownFactsSlice(cursor, now)
const unionids: Slice = (now, cursor) => unionidsSlice(cursor, now)
const identity: Slice = async (now) => ({ cursor: 0, more: await settleLinks(now) })

const voiding: Slice = async (now) => ({ cursor: 0, more: await voidSlice(now) })

const followed = (events: (cursor: number, now: number) => ReturnType<Slice>): Slice => {
  return (now, cursor) => events(cursor, now)
}
const persons: Slice = async (now) => ({ cursor: 0, more: await personsSlice(now) })

const desk: Slice = (now, cursor) => deskSlice(cursor, now)
const wecomTags: Slice = async (now) => ({ cursor: 0, more: await wecomTagsSlice(now) })
const audiences: Slice = async () => ({ cursor: 0, more: await audiencesSlice() })

/** In this order: what people wait for first, what may take many firings last. */
const jobs: Record<string, Slice> = {
  // A hold that has run out is written down before its coupon can end or be void.
  settle,
  expire,
  heal,
  healPoints,
  closed,
  voiding,
  reconcile,
  owed,
  remind,
  wecom,
  stories,
  deeds,
  inviteRewards,
  // Whose a key is, before anything is summed by person.
  ownFacts,
  unionids,
  identity,
  clean,
  lengthen,
  points,
  tiers,
  raise,
  grant,
  codes,
  orderClaims: orderClaimsSlice,
  orders: importsSlice,
  // What happened, and only then who is what by it.
  rowEvents: followed(rowEvents),
  lateRowEvents: followed(lateRowEvents),
  memberEvents: followed(memberEvents),
  contactEvents: followed(contactEvents),
  visitEvents: followed(visitEvents),
  teamEvents: followed(teamEvents),
  memberFacts: followed(memberFactsSlice),
  persons,
  desk,
  // Lists of who is meant, by what has just been folded.
  audiences,
  wecomTags,
}

/**
 * Slices of one job until there is no more to do, or the time is up. What took only one, as most do at
 * most times, is quickly done again after a crash: a write each would be a quarter of all requests.
 */
const work = async (lease: Lease, [name, slice]: [string, Slice], deadline: number) => {
  let state = { cursor: lease.cursors[name] ?? 0, more: true }
  let slices = 0
  for (; state.more && clock() < deadline; slices += 1) state = await slice(clock(), state.cursor)
  lease.cursors[name] = state.cursor
  if (slices > 1) await keepCursors(lease)
}

/** Answers its name when it fails; one that does must not keep the others from their work. */
const safely = async (name: string, job: () => Promise<unknown>): Promise<string[]> => {
  try {
    await job()
    return []
  } catch (error) {
    logFault(randomId(), error)
    return [name]
  }
}

/** The names of what failed; nothing is done while another firing is at work. */
const fire = async (deadline: number): Promise<string[]> => {
  const lease = await takeLease(clock())
  if (!lease) return []
  const failed: string[] = []
  for (const job of Object.entries(jobs))
    failed.push(...(await safely(job[0], () => work(lease, job, deadline))))
  return [...failed, ...(await safely('lease', () => endLease(lease)))]
}

/** All jobs in turn. Answers which ones failed; a person's call does nothing at all. */
export const runJobs = async (): Promise<{ ok: boolean; failed: string[] }> => {
  if (!isTimer()) return { ok: false, failed: [] }
  const failed: string[] = []
  const all = async () => failed.push(...(await fire(clock() + TIME_BUDGET)))
  failed.push(...(await safely('lease', all)))
  return { ok: failed.length === 0, failed }
}
