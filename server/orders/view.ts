import type { ImportView } from '#core/orders/contract'
import {
  type ImportFacts,
  mayCancel,
  mayPause,
  mayResume,
  mayStart,
  mayUndo,
  percentOf,
  stateText,
} from '#core/orders/import-rules'
import type { ImportDoc } from './records'

export const factsOfImport = (import_: ImportDoc): ImportFacts => ({
  state: import_.state,
  wish: import_.wish,
  inForce: import_.cursor > 0,
  rows: import_.rows,
  working: import_.work === 1,
})

/** Of what the state is about: bytes that are checked, orders that are put in or taken out. */
const percentNow = ({ state, offset, size, done, wouldBe, was }: ImportDoc): number => {
  if (state === 'checking') return percentOf(offset, size)
  if (state === 'undoing') return percentOf(done, was.orders)
  if (state === 'failed' || state === 'undone') return 0
  return state === 'checked' ? 100 : percentOf(done, wouldBe.orders)
}

const spanOf = ({ from, to }: ImportDoc) => (to === 0 ? {} : { from, to })

export const importViewOf = (import_: ImportDoc): ImportView => {
  const facts = factsOfImport(import_)
  const { _id: id, name, kind, state, wish, at, rows, rejected, wouldBe, was, problem } = import_
  return {
    id,
    name,
    kind,
    state,
    stateName: stateText(facts),
    wish,
    at,
    percent: percentNow(import_),
    rows,
    rejected,
    ...spanOf(import_),
    wouldBe,
    was,
    ...(problem ? { problem: problem.text } : {}),
    may: {
      start: mayStart(facts).ok,
      pause: mayPause(facts).ok,
      resume: mayResume(facts).ok,
      cancel: mayCancel(facts).ok,
      undo: mayUndo(facts).ok,
    },
  }
}
