import { type CouponDoc, coupons, type TemplateDoc, templates } from '../coupons'
import { type AuditDoc, audit, systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { addOnce, count, find, gt, gte, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { aFewAtATime } from './members'

type Voided = TemplateDoc & { voiding: NonNullable<TemplateDoc['voiding']> }

/** Templates whose coupons are void, newest word first: more than these a brand does not void. */
const voidedTemplates = async (): Promise<Voided[]> => {
  const found = await find(templates, {
    where: { 'voiding.at': gt(0) },
    order: [['createdAt', 'desc']],
    limit: MAX_ROWS,
  })
  return found.filter((one): one is Voided => one.voiding !== undefined)
}

const rowOf = (template: Voided, ids: readonly string[], size: number, now: number): AuditDoc => {
  const { why } = template.voiding
  const deed = { subject: template._id, why, before: '未使用', after: `${size} 张券作废` }
  return systemRow('jobs.void', hashId(`void:${now}:${ids.join()}`), now, deed)
}

/** One guarded write for a template's part of the slice; each coupon carries the row. */
const voidSome = async (
  template: Voided,
  due: readonly CouponDoc[],
  now: number,
): Promise<number> => {
  const ids = due.filter(({ templateId }) => templateId === template._id).map(({ _id }) => _id)
  if (ids.length === 0) return 0
  const row = rowOf(template, ids, ids.length, now)
  const { why } = template.voiding
  const changed = await updateWhere(
    coupons,
    { _id: oneOf(ids), status: 'issued' },
    {
      set: { status: 'voided', touchedAt: now, receiptAt: now },
      inc: { rev: 1 },
      push: {
        story: [{ at: now, event: 'voided', why }],
        receipts: [{ id: row._id, row: JSON.stringify(row) }],
      },
    },
  )
  if (changed > 0) await addOnce(audit, rowOf(template, ids, changed, now))
  return changed
}

/** Counted anew from the coupons, so that no crash between the two makes the number wrong. */
const note = async ({ _id, voiding }: Voided, done: boolean): Promise<void> => {
  const { at, why } = voiding
  const own = { templateId: _id, status: 'voided', touchedAt: gte(at), 'story.why': why }
  const voided = await count(coupons, own)
  if (voided === voiding.voided && done === voiding.done) return
  await updateWhere(
    templates,
    { _id, 'voiding.at': at },
    { set: { voiding: { ...voiding, voided, done } } },
  )
}

/**
 * Voids one slice of the unused coupons of batches that an operator has voided. Held ones wait until
 * their sale is over (sales/settle.ts). It never stops looking at them: what comes back by an undo or
 * a return is void too. Safe to fire twice. Answers whether there is more now.
 */
export const voidSlice = async (now: number): Promise<boolean> => {
  const voided = await voidedTemplates()
  if (voided.length === 0) return false
  const ids = voided.map(({ _id }) => _id)
  const due = await find(coupons, {
    where: { templateId: oneOf(ids), status: 'issued' },
    limit: MAX_ROWS,
  })
  for (const template of voided) await voidSome(template, due, now)
  const more = due.length === MAX_ROWS
  const held = await count(coupons, { templateId: oneOf(ids), status: 'held' })
  await aFewAtATime(voided, (one) => note(one, !more && held === 0))
  return more
}
