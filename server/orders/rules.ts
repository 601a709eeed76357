import { ok } from '#core/kernel/result'
import type { ClaimRules, ordersOperatorRoutes } from '#core/orders/contract'
import { claimWords } from '#core/orders/import-claims'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { get, withTx } from '../platform/store'
import { orderRules } from './records'

type Routes = typeof ordersOperatorRoutes

const ID = 'rules'

/** Until the brand says otherwise: nothing is earned by what was bought elsewhere. */
const DEFAULT: ClaimRules = { earn: false, days: 180 }

export const readRules = async (): Promise<ClaimRules> => {
  const { earn, days } = (await get(orderRules, ID)) ?? DEFAULT
  return { earn, days }
}

export const showRules: UseCase<Routes['orders.rules']> = async () => {
  const rules = await readRules()
  return ok({ rules, words: claimWords(rules) })
}

/** For orders claimed from now on; what was earned before stays by its own rule. */
export const saveRules: UseCase<Routes['orders.saveRules']> = ({ rules }, context) =>
  withTx(async (tx) => {
    const { _id: _, ...before } = (await tx.get(orderRules, ID)) ?? { _id: ID, ...DEFAULT }
    const reply = { rules, words: claimWords(rules) }
    const words = { before: claimWords(before).join('；'), after: reply.words.join('；') }
    await tx.add(audit, context.row({ subject: ID, ...words, reply }))
    await tx.set(orderRules, { _id: ID, ...rules })
    return ok(reply)
  })
