import type { ConsentView } from '../../../core/brand/views.ts'
import type { TemplateView } from '../../../core/coupons/contract.ts'
import type { StoreView } from '../../../core/coupons/views.ts'
import type { BatchView } from '../../../core/inserts/contract.ts'
import { type BrandName, brands } from './brands.mts'
import { fillInvites } from './invite.mts'
import { fillOrders } from './orders.mts'
import type { Say } from './person.mts'

/** Who plays which part; the same ids stand in localwechat.config.json. */
export const PEOPLE = {
  shopper: 'shopper',
  friend: 'friend',
  clerk: 'clerk',
  operator: 'operator',
} as const

export interface DemoFiles {
  /** Cloud file ids of what was printed for the first batch. */
  sheet: string
  csv: string
}

type Operator = <T>(route: string, input: unknown, step?: string) => Promise<T>

const setUpBrand = async (operator: Operator, name: BrandName): Promise<void> => {
  const shown = await operator<{ consent: ConsentView }>('brand.show', {})
  const input = { ...brands[name].brand, consentText: shown.consent.text }
  await operator('brand.save', input, `${name}:brand`)
}

const openProgram = async (operator: Operator, name: BrandName): Promise<void> => {
  const { points, tiers, checkin } = brands[name].program
  const pointsInput = { rules: points, alsoEarned: false }
  await operator('program.savePoints', pointsInput, `${name}:points`)
  await operator('program.saveTiers', { rules: tiers }, `${name}:tiers`)
  await operator('program.saveCheckin', { rules: checkin }, `${name}:checkin`)
}

const openStores = async (operator: Operator, name: BrandName): Promise<StoreView[]> => {
  const opened: StoreView[] = []
  for (const store of brands[name].stores) {
    const { store: view } = await operator<{ store: StoreView }>(
      'stores.save',
      store,
      `${name}:store:${store.name}`,
    )
    opened.push(view)
  }
  return opened
}

const fillCatalogue = (operator: Operator, name: BrandName): Promise<unknown> =>
  operator('products.save', { catalogue: brands[name].catalogue }, `${name}:catalogue`)

const publish = async (operator: Operator, name: BrandName): Promise<TemplateView[]> => {
  const published: TemplateView[] = []
  for (const form of brands[name].templates) {
    const { template } = await operator<{ template: TemplateView }>(
      'coupons.draft',
      { form: { ...form, storeIds: [] } },
      `${name}:draft:${form.name}`,
    )
    const input = { templateId: template.id }
    await operator('coupons.publish', input, `${name}:publish:${form.name}`)
    published.push(template)
  }
  return published
}

/** The clerk comes in as clerks do: by an invitation that the operator sends. */
const hire = async (say: Say, operator: Operator, name: BrandName, storeId: string) => {
  const invitation = await operator<{ path: string }>(
    'staff.invite',
    { storeId, role: 'clerk' },
    `${name}:invite`,
  )
  const query = new URLSearchParams(invitation.path.split('?')[1] ?? '')
  const input = { token: query.get('token') ?? query.get('scene') ?? '', name: '小周' }
  await say(PEOPLE.clerk, 'clerk', 'staff.accept', input, `${name}:accept`)
}

const printCards = async (operator: Operator, name: BrandName, templateId: string) => {
  const { batch } = await operator<{ batch: BatchView }>(
    'inserts.create',
    { ...brands[name].batch, templateId },
    `${name}:batch`,
  )
  const range = { batchId: batch.id, from: 1, count: batch.count }
  const sheet = await operator<{ fileId: string }>('inserts.sheet', range)
  const csv = await operator<{ fileId: string }>('inserts.csv', { batchId: batch.id })
  return { sheet: sheet.fileId, csv: csv.fileId }
}

/**
 * Fills in a brand to play with, by the routes that people use; nothing is written behind their
 * back. Safe to run again after it was interrupted: every step has its own request id.
 */
export const fillDemo = async (
  say: Say,
  name: BrandName,
  setupCode: string,
  url: string,
): Promise<DemoFiles> => {
  const operator: Operator = (route, input, step) =>
    say(PEOPLE.operator, 'operator', route, input, step)
  await operator('staff.setUp', { setupCode, name: '苏掌柜' }, 'set-up')
  await setUpBrand(operator, name)
  await openProgram(operator, name)
  const [first] = await openStores(operator, name)
  await fillCatalogue(operator, name)
  const templates = await publish(operator, name)
  const [template] = templates
  await hire(say, operator, name, first?.id ?? '')
  await fillInvites(say, operator, { url, name, templates })
  await fillOrders(say, operator, { url, name })
  return printCards(operator, name, template?.id ?? '')
}
