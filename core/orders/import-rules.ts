import { ok, type Result, refuse } from '../kernel/result'
import type { ImportState, ImportWish } from './import'

/** An import as far as it decides what may be done with it. */
export interface ImportFacts {
  state: ImportState
  wish: ImportWish
  /** Orders that are in force by it. */
  inForce: boolean
  rows: number
  /** The jobs still remove what it needs no longer. */
  working: boolean
}

const stateNames: Record<ImportState, string> = {
  checking: '正在检查',
  failed: '没有通过检查',
  checked: '检查完成，等待开始',
  running: '正在导入',
  paused: '已暂停',
  cancelled: '已停止',
  done: '已完成',
  undoing: '正在撤销',
  undone: '已撤销',
}

/** 正在暂停: a wish is granted between two slices. */
export const stateText = ({ state, wish }: Pick<ImportFacts, 'state' | 'wish'>): string => {
  if (state !== 'running' || wish === '') return stateNames[state]
  return wish === 'pause' ? '正在暂停' : '正在停止'
}

export const mayStart = ({ state }: ImportFacts): Result<true, 'orders.import-not-checked'> =>
  state === 'checked' ? ok(true) : refuse('orders.import-not-checked')

export const mayPause = ({
  state,
  wish,
}: ImportFacts): Result<true, 'orders.import-not-running'> =>
  state === 'running' && wish === '' ? ok(true) : refuse('orders.import-not-running')

export const mayResume = ({ state }: ImportFacts): Result<true, 'orders.import-not-paused'> =>
  state === 'paused' ? ok(true) : refuse('orders.import-not-paused')

const STOPPABLE: readonly ImportState[] = ['checking', 'checked', 'running', 'paused']

export const mayCancel = ({ state, wish }: ImportFacts): Result<true, 'orders.import-ended'> =>
  STOPPABLE.includes(state) && wish !== 'cancel' ? ok(true) : refuse('orders.import-ended')

const UNDOABLE: readonly ImportState[] = ['done', 'paused', 'cancelled']

export const mayUndo = ({
  state,
  inForce,
}: ImportFacts): Result<true, 'orders.import-not-undoable'> =>
  UNDOABLE.includes(state) && inForce ? ok(true) : refuse('orders.import-not-undoable')

/** Whole percent of a part; never 100 before it is all. */
export const percentOf = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(part >= whole ? 100 : 99, Math.floor((part / whole) * 100))
