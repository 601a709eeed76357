import { give, isAllGiven, readTemplate, type TemplateDoc } from '../coupons'
import { systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { grants, type Owed } from '../platform/owed'
import { isOpen, members } from '../platform/people'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { find, get, updateWhere } from '../platform/store'

/** What may change by itself: a pause ends, and tomorrow has a stock of its own. */
const PASSING: readonly string[] = ['coupons.paused', 'coupons.today-gone', 'coupons.not-yet']

/** Does a refusal only mean "not now"? */
export const isPassing = (code: string): boolean => PASSING.includes(code)

/** Will it never be given? What is sold out may still come back (server/coupons/stock.ts). */
const isGone = (code: string, template: TemplateDoc): Promise<boolean> | boolean =>
  code === 'coupons.sold-out' ? isAllGiven(template) : !isPassing(code)

const close = (_id: string, status: 'given' | 'lapsed'): Promise<number> =>
  updateWhere(grants, { _id, status: 'owed' }, { set: { status } })

/**
 * Gives one coupon that is owed; its own id is the cause, so that the call and the jobs together give
 * it once. It lapses with the membership that earned it, and when the coupon itself is not given any
 * more: members read beforehand that it is given while there are any.
 */
export const fulfil = async (owed: Owed, now: number): Promise<void> => {
  const { _id, memberId, templateId, from, why } = owed
  const [seen, holder] = await Promise.all([readTemplate(templateId), get(members, memberId)])
  if (!seen || !isOpen(holder) || holder.joinedAt > owed.at)
    return void (await close(_id, 'lapsed'))
  const rowOf = ({ _id: subject, name }: { _id: string; name: string }) =>
    systemRow('jobs.owed', hashId(`owed:${_id}`), now, { subject, why, after: name })
  const given = await give(seen.template, { holder, from, cause: _id, rowOf }, now)
  if (given.ok) await close(_id, 'given')
  else if (await isGone(given.code, seen.template)) await close(_id, 'lapsed')
}

/** More than one stamp can earn. */
const MOST = 10

/**
 * Gives a member at once what the jobs would give within minutes. What goes wrong here is theirs to do
 * again: the deed that earned it is done, and its answer must say so.
 */
export const giveOwed = async (memberId: string, now: number): Promise<void> => {
  try {
    for (const owed of await find(grants, { where: { memberId, status: 'owed' }, limit: MOST }))
      await fulfil(owed, now)
  } catch (error) {
    logFault(randomId(), error)
  }
}
