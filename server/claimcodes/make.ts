import type { claimcodesOperatorRoutes } from '#core/claimcodes/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import { readTemplateIn } from '../coupons'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { type Tx, withTx } from '../platform/store'
import { batchIdOf, type CodeBatchDoc, codeBatches, newBatchNumber } from './records'
import { newBatchView } from './view'

type Routes = typeof claimcodesOperatorRoutes

type TemplateRefusal = 'coupons.template-not-found' | 'coupons.not-published' | 'coupons.in-shop'

/** Name of a template whose coupons codes may give. */
const checkedName = async (
  tx: Tx,
  templateId: string,
): Promise<Result<string, TemplateRefusal>> => {
  const template = await readTemplateIn(tx, templateId)
  if (!template) return refuse('coupons.template-not-found')
  if (template.form.shop) return refuse('coupons.in-shop')
  return template.status === 'published' ? ok(template.form.name) : refuse('coupons.not-published')
}

type Asked = Pick<CodeBatchDoc, 'templateId' | 'name' | 'source' | 'count' | 'fileId'>

/** Notes a batch; the jobs do the work in slices. Nothing is stored per code that we make. */
const create = (asked: Asked, what: string, context: ActionContext) =>
  withTx(async (tx) => {
    const name = await checkedName(tx, asked.templateId)
    if (!name.ok) return name
    const number = newBatchNumber()
    const batch: CodeBatchDoc = {
      _id: batchIdOf(number),
      number,
      ...asked,
      status: 'working',
      done: 0,
      rejected: 0,
      createdAt: context.now,
      files: [],
      line: 0,
    }
    const reply = { batch: newBatchView(batch, name.value) }
    const after = `${asked.name} · ${what} · ${name.value}`
    await tx.add(audit, context.row({ subject: batch._id, after, reply }))
    await tx.add(codeBatches, batch)
    return ok(reply)
  })

export const make: UseCase<Routes['claimcodes.make']> = ({ templateId, name, count }, context) =>
  create({ templateId, name, source: 'made', count, fileId: '' }, `${count} 个`, context)

/** Takes in a list that was uploaded; how many codes it has is known when it has been read. */
export const importList: UseCase<Routes['claimcodes.import']> = (
  { templateId, name, fileId },
  context,
) => create({ templateId, name, source: 'imported', count: 0, fileId }, '导入', context)
