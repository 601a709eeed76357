import { finish } from './apply'
import { beginIfWished, buildSome } from './build'
import { foldDue, foldMarked, foldNoted, workAt } from './engine'
import { begun } from './log'
import { openState } from './state'
import { tagSome } from './tag'

/** What is first: what somebody died over, who is whose, what happened, what falls off, all anew. */
export const personsSlice = async (now: number): Promise<boolean> => {
  const state = await openState()
  const left = await begun(state.seq + 1)
  if (left) {
    await finish(left)
    return true
  }
  if (await beginIfWished(state, now)) return true
  const work = workAt(state, now)
  if (await foldMarked(work)) return true
  if (await foldNoted(work)) return true
  if (await foldDue(work)) return true
  if (await tagSome(work)) return true
  if (!state.building) return false
  await buildSome(work, state.building)
  return true
}
