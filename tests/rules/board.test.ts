import { describe, expect, it } from 'vitest'
import { loadBroken } from '../simulation/functions'
import { BOARD_INVARIANTS, differenceIn, type Parts } from './board-compare'
import { BOARD_MUTANTS } from './board-mutants'
import * as parts from './board-parts'

/** A slice for every run; `npm run figures -- board` takes 5,000. */
const WORLDS = 10
/** Within so many each mutant has to be caught. */
const MUTANT_WORLDS = 60

describe('the board', () => {
  it.each(BOARD_INVARIANTS)(`says, for ${WORLDS} worlds, that %s`, (invariant) => {
    expect(differenceIn(parts, invariant, WORLDS)).toBeUndefined()
  })

  it.each(BOARD_MUTANTS)('is seen to be wrong when $what', async (mutant) => {
    const broken = await loadBroken<Parts>('tests/rules/board-parts.ts', [mutant])
    expect(differenceIn(broken, mutant.invariant, MUTANT_WORLDS)).toBeDefined()
  })
})
