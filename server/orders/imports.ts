import { PAGE_SIZE } from '#core/kernel/page'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { ImportView, ordersOperatorRoutes } from '#core/orders/contract'
import { type ImportDiff, NO_DIFF } from '#core/orders/import'
import {
  type ImportFacts,
  mayCancel,
  mayPause,
  mayResume,
  mayStart,
  mayUndo,
} from '#core/orders/import-rules'
import { audit } from '../platform/audit'
import type { ActionContext, Handler, OfStaff, UseCase } from '../platform/context'
import { findPage, get, gt, withTx } from '../platform/store'
import type { Progress } from './apply'
import { type ImportDoc, imports } from './records'
import { factsOfImport, importViewOf } from './view'
import { workNow } from './work'

type Routes = typeof ordersOperatorRoutes

/** Newest first. */
export const list: UseCase<Routes['orders.imports']> = async ({ after }) => {
  const where = { at: gt(0) }
  const page = await findPage(imports, { where, by: 'at', way: 'desc', size: PAGE_SIZE, after })
  const views = page.rows.map(importViewOf)
  return ok(page.next === undefined ? { imports: views } : { imports: views, next: page.next })
}

const newImport = (
  { fileId, name }: InputOf<Routes['orders.check']>,
  { request, now, staff }: ActionContext & OfStaff,
): ImportDoc => ({
  _id: `i${request.key}`,
  name,
  fileId,
  uploadId: '',
  staffId: staff._id,
  at: now,
  state: 'checking',
  wish: '',
  work: 1,
  until: 0,
  fence: 0,
  size: 0,
  offset: 0,
  reader: '',
  kind: '',
  rows: 0,
  rejected: 0,
  rejectPages: 0,
  rejectsKept: 0,
  from: 0,
  to: 0,
  wouldBe: NO_DIFF,
  cursor: 0,
  pass: 0,
  done: 0,
  was: NO_DIFF,
})

/** As it is now: the receipt only says which import it was. */
const viewNow = async (importId: string): Promise<{ import: ImportView }> => {
  const import_ = await get(imports, importId)
  if (!import_) throw new Error(`import ${importId} is gone`)
  return { import: importViewOf(import_) }
}

const again = (_input: unknown, _context: unknown, stored: unknown) =>
  viewNow((stored as { importId: string }).importId)

/** Notes an import and checks as much of it as fits into the call; the jobs do the rest. */
export const check: Handler<Routes['orders.check']> = {
  run: async (input, context) => {
    const import_ = newImport(input, context)
    const reply = { importId: import_._id }
    const noted = await withTx<string, never>(async (tx) => {
      await tx.add(audit, context.row({ subject: import_._id, after: input.name, reply }))
      await tx.add(imports, import_)
      return ok(import_._id)
    })
    if (!noted.ok) return noted
    await workNow(import_._id)
    return ok(await viewNow(import_._id))
  },
  again,
}

const countsText = ({ fresh, changed, same }: ImportDiff): string =>
  `新订单 ${fresh}，有变化 ${changed}，没变化 ${same}`

interface Deed<C extends string> {
  may(facts: ImportFacts): Result<true, C>
  set(import_: ImportDoc, now: number): Progress
  /** Where the import is, for the audit. */
  after(import_: ImportDoc): string
}

const control = async <C extends string>(
  { importId, why }: { importId: string; why?: string },
  { may, set, after }: Deed<C>,
  context: ActionContext,
) => {
  const done = await withTx<string, C | 'orders.import-not-found'>(async (tx) => {
    const import_ = await tx.get(imports, importId)
    if (!import_) return refuse('orders.import-not-found')
    const allowed = may(factsOfImport(import_))
    if (!allowed.ok) return allowed
    const reply = { importId }
    const words = { before: import_.name, after: after(import_) }
    const row = { subject: importId, ...words, ...(why === undefined ? {} : { why }), reply }
    await tx.add(audit, context.row(row))
    await tx.update(imports, importId, { set: set(import_, context.now) })
    return ok(importId)
  })
  if (!done.ok) return done
  await workNow(importId)
  return ok(await viewNow(importId))
}

const controlled = <C extends string>(deed: Deed<C>) => ({
  run: (input: { importId: string; why?: string }, context: ActionContext) =>
    control(input, deed, context),
  again,
})

/** Another way begins: an older run that wakes writes nothing any more. */
const onTheWay = ({ pass }: ImportDoc): Progress => ({
  pass: pass + 1,
  cursor: 0,
  done: 0,
  work: 1,
})

export const start = controlled({
  may: mayStart,
  set: (import_, now) => ({
    ...onTheWay(import_),
    state: 'running',
    was: NO_DIFF,
    startedAt: now,
  }),
  after: ({ wouldBe }) => `开始：${countsText(wouldBe)}`,
})

export const pause = controlled({
  may: mayPause,
  set: () => ({ wish: 'pause' }),
  after: ({ was }) => `暂停：${countsText(was)}`,
})

export const resume = controlled({
  may: mayResume,
  set: () => ({ state: 'running', wish: '', work: 1 }),
  after: ({ was }) => `继续：${countsText(was)}`,
})

/** A running one stops after its slice, so that no order is left half in. */
export const cancel = controlled({
  may: mayCancel,
  set: ({ state }, now) =>
    state === 'running' ? { wish: 'cancel' } : { state: 'cancelled', work: 1, endedAt: now },
  after: ({ was }) =>
    was.orders === 0 ? '停止：没有写入订单' : `停止：已写入的保留（${countsText(was)}）`,
})

export const undo = controlled({
  may: mayUndo,
  set: (import_, now) => ({
    ...onTheWay(import_),
    state: 'undoing',
    wish: '',
    startedAt: now,
  }),
  after: ({ was }) => `撤销：${countsText(was)}`,
})
