import { createHash, timingSafeEqual } from 'node:crypto'
import { ok, refuse } from '#core/kernel/result'
import { HOUR } from '#core/kernel/time'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { roleText } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { Context, Handler } from '../platform/context'
import { newcomer, type Staff, staff } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { giveBack, type ThrottleRule, takeAttempt } from '../platform/throttle'
import { invitations } from './invitations'

type SetUp = (typeof staffOperatorRoutes)['staff.setUp']

/** The code holds far more bits than a thumb can guess; this only stops noise. */
const TRIES: ThrottleRule = { name: 'setup', perPerson: 5, everyone: 50, windowMs: HOUR }

const digestOf = (text: string) => createHash('sha256').update(text).digest()

/** sha256 of the code that the start or deploy script printed; undefined when none is set. */
const expected = (): Buffer | undefined => {
  const hex = process.env.SHUKE_SETUP ?? ''
  return /^[0-9a-f]{64}$/.test(hex) ? Buffer.from(hex, 'hex') : undefined
}

/** As typed, and as printed: capitals in groups of four, whatever the thumb made of them. */
const readings = (code: string): string[] => {
  const characters = code.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const clear = characters.replace(/O/g, '0').replace(/[IL]/g, '1')
  return [code, clear.replace(/(.{4})(?=.)/g, '$1-')]
}

const isRight = (code: string): boolean => {
  const wanted = expected()
  if (wanted === undefined) return false
  return readings(code).some((reading) => timingSafeEqual(digestOf(reading), wanted))
}

/** A new deployment code is a new key to the house; the old one stays used. */
const usedId = () => `setup:${process.env.SHUKE_SETUP ?? ''}`

const operatorAfter = async (tx: Tx, { caller, now }: Context, name: string): Promise<Staff> => {
  const known = await tx.get(staff, caller.staffId)
  return { ...(known ?? newcomer(caller, now)), name, operator: true, active: true }
}

const run: Handler<SetUp>['run'] = async ({ setupCode, name }, context) => {
  const { caller, now } = context
  const wait = await takeAttempt(TRIES, caller.openid, now)
  if (wait) return refuse('staff.setup-too-often', wait)
  if (!isRight(setupCode)) return refuse('staff.setup-wrong')
  await giveBack(TRIES, caller.openid, now)
  return withTx(async (tx) => {
    const { staffId } = caller
    if (await tx.get(invitations, usedId())) return refuse('staff.setup-used')
    await tx.add(invitations, {
      _id: usedId(),
      role: 'operator',
      expiresAt: now,
      usedAt: now,
      usedBy: staffId,
    })
    await tx.set(staff, await operatorAfter(tx, context, name))
    const row = { whoId: staffId, subject: staffId, after: roleText.operator, reply: null }
    await tx.add(audit, context.row(row))
    return ok({ name })
  })
}

/** The first operator comes in by the one-time code, never by being first to open the app. */
export const setUp: Handler<SetUp> = {
  run,
  again: async ({ name }) => ({ name }),
}
