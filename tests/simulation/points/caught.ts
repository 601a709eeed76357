import { describe, expect, it } from 'vitest'
import { explore } from '../../../localwechat/simulator/index.ts'
import { bundleServer, seedsFrom } from '../functions'
import { MUTANTS } from './mutants'
import { pointsStory } from './story'

/** Within so many seeds each mutant has to be caught. */
const MUTANT_SEEDS = 60

/** Files that share the mutants between them: Vitest gives a core to a file. */
export const PARTS = 2

/** Each mutant is in one part; neighbours, which are alike in what they take, are in different ones. */
const mutantsOf = (part: number) =>
  Object.entries(MUTANTS).filter((_, place) => place % PARTS === part)

export const catchMutants = (part: number): void => {
  describe(`a server with something broken is caught, part ${part + 1} of ${PARTS}`, () => {
    it.each(mutantsOf(part))('%s', async (name, { what, mutations, seed }) => {
      const broken = await bundleServer(mutations)
      const wish = {
        ...pointsStory(broken),
        seeds: seedsFrom(MUTANT_SEEDS, seed),
        shrinking: false,
      }
      const [failure] = (await explore(wish)).failures
      console.info(`${what}: seed ${failure?.seed}, ${failure?.run.violation?.message}`)
      expect(failure?.run.violation?.invariant).toBe(name)
    })
  })
}
