import { get, lt, updateWhere } from '../platform/store'
import { shards, templates } from './records'

/**
 * Makes the shards of a template do what its newest word says; answers whether it gives coupons.
 * The template is read here and each change is guarded by its `gate`, so that a slow pause can not
 * close what was resumed since, and no new shard stays open that came while it was closed.
 * Safe to do at any time; the jobs do it for a call that died after its word.
 */
export const followGate = async (templateId: string): Promise<boolean> => {
  const template = await get(templates, templateId)
  if (!template) return false
  const { gate } = template
  const open = template.status === 'published'
  const own = { templateId, kind: 'stock' }
  await updateWhere(shards, { ...own, gate: lt(gate) }, { set: { open, gate }, inc: { rev: 1 } })
  // Made at its first want, and its maker died before it could open it.
  if (open)
    await updateWhere(shards, { ...own, gate, open: false }, { set: { open }, inc: { rev: 1 } })
  return open
}
