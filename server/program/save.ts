import type { RefusalCode } from '#core/contract'
import { ok, type Result } from '#core/kernel/result'
import type { Program } from '#core/program/views'
import { BRAND_ID, type BrandDoc, brands, readBrandIn } from '../brand'
import { audit } from '../platform/audit'
import type { ActionContext } from '../platform/context'
import { withTx } from '../platform/store'

type Saved = Pick<BrandDoc, 'program' | 'extension'> & Partial<Pick<BrandDoc, 'tiersAt'>>

/**
 * Changes a part of the programme in one commit with its row. `decide` sees the brand as it is in
 * that commit, so two operators at once can not slip a forbidden pair of rules past each other.
 */
export const saveProgram = <C extends RefusalCode>(
  context: ActionContext,
  inWords: (program: Program) => string,
  decide: (brand: BrandDoc) => Result<Saved, C>,
): Promise<Result<{ program: Program }, C>> =>
  withTx<{ program: Program }, C>(async (tx) => {
    const before = await readBrandIn(tx)
    const decision = decide(before)
    if (!decision.ok) return decision
    const after: BrandDoc = { ...before, ...decision.value, programAt: context.now }
    await tx.set(brands, after)
    const reply = { program: after.program }
    const words = { before: inWords(before.program), after: inWords(after.program) }
    await tx.add(audit, context.row({ subject: BRAND_ID, ...words, reply }))
    return ok(reply)
  })
