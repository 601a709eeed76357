import type { TemplateForm } from '#core/coupons/form'
import { SETUP_CODE, type Shuke } from './bench'

/** Steps of the story that many tests start from; all through the real routes. */

export const anyForm = (over: Partial<TemplateForm> = {}): TemplateForm => ({
  name: '满 60 减 12',
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  rules: '每单限用一张',
  stock: 100,
  perMember: 1,
  validity: { kind: 'days', days: 30 },
  storeIds: [],
  bearer: { kind: 'brand' },
  ...over,
})

/** The first operator, by the one-time code. */
export const setUpOperator = async (shuke: Shuke): Promise<string> => {
  const operator = shuke.person('苏掌柜')
  await shuke.must(operator, 'operator', 'staff.setUp', { setupCode: SETUP_CODE, name: '苏掌柜' })
  return operator
}

export const openStore = async (shuke: Shuke, operator: string, name = '一店'): Promise<string> => {
  const input = { name, address: '青石路 8 号' }
  return (await shuke.must(operator, 'operator', 'stores.save', input)).store.id
}

/** A new person who took a post by a real invitation. */
export const hire = async (
  shuke: Shuke,
  operator: string,
  storeId: string,
  role: 'clerk' | 'manager' = 'clerk',
): Promise<string> => {
  const { path } = await shuke.must(operator, 'operator', 'staff.invite', { storeId, role })
  const token = path.split('token=')[1] ?? ''
  const person = shuke.person()
  await shuke.must(person, 'clerk', 'staff.accept', { token, name: '小周' })
  return person
}

/** A new person who took the right to run the brand by a real invitation. */
export const addOperator = async (
  shuke: Shuke,
  operator: string,
  name = '阿宁',
): Promise<string> => {
  const { path } = await shuke.must(operator, 'operator', 'staff.invite', { role: 'operator' })
  const person = shuke.person()
  await shuke.must(person, 'clerk', 'staff.accept', { token: path.split('token=')[1] ?? '', name })
  return person
}

export const join = async (shuke: Shuke, person = shuke.person()): Promise<string> => {
  const { consent } = await shuke.must(person, 'member', 'membership.home', {})
  if (!consent) return person
  const { version, hash } = consent
  await shuke.must(person, 'member', 'membership.join', { consent: { version, hash } })
  return person
}

export const publish = async (
  shuke: Shuke,
  operator: string,
  over: Partial<TemplateForm> = {},
): Promise<string> => {
  const form = anyForm(over)
  const { template } = await shuke.must(operator, 'operator', 'coupons.draft', { form })
  await shuke.must(operator, 'operator', 'coupons.publish', { templateId: template.id })
  return template.id
}

export const claim = async (shuke: Shuke, member: string, templateId: string): Promise<string> =>
  (await shuke.must(member, 'member', 'coupons.claim', { templateId })).ticket.id

/** What the coupon shows at the till now. */
export const codeOn = async (shuke: Shuke, member: string, couponId: string): Promise<string> => {
  const { code } = await shuke.must(member, 'member', 'coupons.code', { couponId })
  if (code === undefined) throw new Error('the coupon shows no code')
  return code
}

export interface Stage {
  operator: string
  storeId: string
  clerk: string
  templateId: string
  member: string
  couponId: string
}

/** A store with a clerk, a published coupon, and a member who has one. */
export const setStage = async (shuke: Shuke, over: Partial<TemplateForm> = {}): Promise<Stage> => {
  const operator = await setUpOperator(shuke)
  const storeId = await openStore(shuke, operator)
  const clerk = await hire(shuke, operator, storeId)
  const templateId = await publish(shuke, operator, over)
  const member = await join(shuke)
  const couponId = await claim(shuke, member, templateId)
  return { operator, storeId, clerk, templateId, member, couponId }
}
