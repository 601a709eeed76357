import { ask, memory, type Out } from '@/cloud'
import { Load } from './load'

export type ProgramWords = Out<'member', 'program.words'>

/** The rules of points, tiers and check-in, as everybody may read them. */
export const programWords = () => new Load<ProgramWords>(memory, 'program')

export const readProgram = (load: Load<ProgramWords>) =>
  load.from(() => ask('member', 'program.words', {}))
