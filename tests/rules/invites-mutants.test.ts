import { describe, expect, it } from 'vitest'
import { loadBroken } from '../simulation/functions'
import { DEED_CASES } from './invites-cases-deeds'
import { VISIT_CASES } from './invites-cases-visits'
import { INVITE_MUTANTS } from './invites-mutants'
import { type CreditsOf, toldIn } from './invites-story'

const CASES = [...VISIT_CASES, ...DEED_CASES]

describe('a rule of invites that is taken out', () => {
  it.each(INVITE_MUTANTS)('is missed: $what', async (mutant) => {
    const one = CASES.find(({ what }) => what === mutant.seen)
    if (!one) throw new Error(`No case is called "${mutant.seen}"`)
    const { creditsOf } = await loadBroken<{ creditsOf: CreditsOf }>('core/invites/fold.ts', [
      mutant,
    ])
    expect(toldIn(one)).toEqual(one.told)
    expect(toldIn(one, creditsOf)).not.toEqual(one.told)
  })
})
