import { SECOND } from '#core/kernel/time'
import { now as clock } from '../platform/clock'
import { find } from '../platform/store'
import { applySlice, type Progress } from './apply'
import { checkSlice } from './check'
import { letGo, moveOn, takeImport } from './lease'
import { removeUpload } from './reading'
import { type ImportDoc, imports } from './records'
import { sweepSlice } from './sweep'

/** Of one look of the jobs, which have 20 s in all; a slice takes about one. */
const JOBS_BUDGET = 5 * SECOND
/** Of an operator's call, so that a small file is answered at once. */
const CALL_BUDGET = 4 * SECOND
/** Imports of one look: one that fails today must not hold up the others. */
const LOOKED_AT = 5

/** What an operator wished before this slice began: it is done after a whole slice, never within. */
const granted = ({ wish }: ImportDoc, now: number): Progress => {
  if (wish === 'pause') return { state: 'paused', wish: '', work: 0 }
  return wish === 'cancel' ? { state: 'cancelled', wish: '', endedAt: now } : {}
}

const runSlice = async (import_: ImportDoc, now: number): Promise<Progress> => {
  const progress = await applySlice(import_, now)
  return progress
    ? { ...progress, ...granted(import_, now) }
    : { state: 'done', wish: '', work: 0, endedAt: now }
}

const undoSlice = async (import_: ImportDoc, now: number): Promise<Progress> =>
  (await applySlice(import_, now)) ?? { state: 'undone', endedAt: now }

const step = async (import_: ImportDoc, now: number): Promise<Progress> => {
  if (import_.state === 'checking') {
    // The upload that a CSV was made of goes as soon as that one is noted.
    await removeUpload(import_.uploadId)
    return { uploadId: '', ...(await checkSlice({ ...import_, uploadId: '' })) }
  }
  if (import_.state === 'running') {
    // Who was quick to start it may have come before the sweep.
    await removeUpload(import_.uploadId)
    await removeUpload(import_.fileId)
    return { fileId: '', uploadId: '', ...(await runSlice(import_, now)) }
  }
  return import_.state === 'undoing' ? undoSlice(import_, now) : sweepSlice(import_)
}

const stepsUntil = async (first: ImportDoc, deadline: number): Promise<boolean> => {
  let import_: ImportDoc | undefined = first
  while (import_?.work === 1 && clock() < deadline)
    import_ = await moveOn(import_, await step(import_, clock()))
  if (import_) await letGo(import_)
  return import_?.work === 1
}

/** Slices of one import until there is nothing left to do or the time is up; true when there is more. */
const workOn = async (importId: string, budget: number): Promise<boolean> => {
  const taken = await takeImport(importId, clock())
  return taken ? stepsUntil(taken, clock() + budget) : false
}

/** After an operator's word: what can be done at once is done at once; the jobs do the rest. */
export const workNow = async (importId: string): Promise<void> => {
  try {
    await workOn(importId, CALL_BUDGET)
  } catch (error) {
    console.error(JSON.stringify({ importLater: importId, fault: String(error) }))
  }
}

/** Slices of the oldest import that can be worked on. Answers whether there is more to do now. */
export const ordersSlice = async (): Promise<boolean> => {
  const open = await find(imports, { where: { work: 1 }, order: [['at', 'asc']], limit: LOOKED_AT })
  let fault: unknown
  for (const { _id } of open) {
    try {
      if (await workOn(_id, JOBS_BUDGET)) return true
    } catch (error) {
      fault = error
    }
  }
  if (fault !== undefined) throw fault
  return false
}
