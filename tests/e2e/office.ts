import type { AuditRow } from '../../core/audit/contract.ts'
import type { TemplateView } from '../../core/coupons/contract.ts'
import type { BatchView } from '../../core/inserts/contract.ts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { cardsIn, type PrintedCard } from './hands'
import type { TableForTest } from './table'

/** What the operator does out of sight, by the real routes, while a test looks elsewhere. */
export interface Office {
  templateNamed(name: string): Promise<string>
  batchOf(templateId: string, name: string): Promise<{ id: string; cards: PrintedCard[] }>
  do(route: string, input: unknown): Promise<void>
  /** How often a step stands in the operator's records. */
  rowsOf(action: string): Promise<number>
}

const FEW_CARDS = 3

export const officeOf = ({ shuke }: TableForTest): Office => {
  const say = speakTo(shuke.url)
  const ask = <T>(route: string, input: unknown, step?: string) =>
    say<T>('operator', 'operator', route, input, step)
  const listOf = async (batchId: string): Promise<PrintedCard[]> => {
    const { fileId } = await ask<{ fileId: string }>('inserts.csv', { batchId })
    const path = fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
    return cardsIn(await (await fetch(shuke.url + path)).text())
  }
  return {
    async templateNamed(name) {
      const { templates } = await ask<{ templates: TemplateView[] }>('coupons.templates', {})
      return templates.find(({ form }) => form.name === name)?.id ?? ''
    },
    async batchOf(templateId, name) {
      const input = { name, templateId, count: FEW_CARDS }
      const { batch } = await ask<{ batch: BatchView }>('inserts.create', input, `e2e:${name}`)
      return { id: batch.id, cards: await listOf(batch.id) }
    },
    async do(route, input) {
      await ask(route, input, `e2e:${route}:${JSON.stringify(input)}`)
    },
    async rowsOf(action) {
      const { rows } = await ask<{ rows: AuditRow[] }>('audit.list', {})
      return rows.filter((row) => row.action === action).length
    },
  }
}
