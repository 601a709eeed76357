import type { ConsentView } from '../../core/brand/views.ts'
import type { TemplateView } from '../../core/coupons/contract.ts'
import type { StoreView, Ticket } from '../../core/coupons/views.ts'
import type { BatchView } from '../../core/inserts/contract.ts'
import type { MemberView } from '../../core/membership/views.ts'
import { type Say, speakTo } from '../start/demo/person.mts'
import type { Shuke } from '../start/shuke.mts'
import type { Visit } from './visit.mts'
import { prepareCouponPages } from './visits-coupons.mts'
import { preparePointsPages } from './visits-points.mts'

const first = <T,>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('the demo brand lacks something')
  return item
}

/** The shopper joins and takes a coupon, so that no page is empty. */
const shop = async (say: Say, templateId: string): Promise<Ticket> => {
  const { consent } = await say<{ consent: ConsentView }>(
    'shopper',
    'member',
    'membership.home',
    {},
  )
  const given = { version: consent.version, hash: consent.hash }
  await say<{ member: MemberView }>(
    'shopper',
    'member',
    'membership.join',
    { consent: given },
    'join',
  )
  const { ticket } = await say<{ ticket: Ticket }>(
    'shopper',
    'member',
    'coupons.claim',
    { templateId },
    'claim',
  )
  return ticket
}

/** A fresh invitation, as the token in its path. */
const invite = async (say: Say): Promise<string> => {
  const { stores } = await say<{ stores: StoreView[] }>('operator', 'operator', 'stores.list', {})
  const post = { storeId: first(stores).id, role: 'clerk' }
  const { path } = await say<{ path: string }>(
    'operator',
    'operator',
    'staff.invite',
    post,
    'invite',
  )
  return new URLSearchParams(path.split('?')[1]).get('token') ?? ''
}

const draft = async (say: Say, { form }: TemplateView): Promise<string> => {
  const made = await say<{ template: TemplateView }>(
    'operator',
    'operator',
    'coupons.draft',
    { form },
    'draft',
  )
  return made.template.id
}

const memberPages = (couponId: string, templateId: string): Visit[] => [
  { page: 'pages/card', person: 'shopper' },
  { page: 'pages/card', name: 'pages/card of a guest', person: 'clerk' },
  { page: 'pages/wallet', person: 'shopper' },
  { page: 'pages/me', person: 'shopper' },
  { page: 'member/code', person: 'shopper' },
  { page: 'member/coupon', person: 'shopper', query: { id: couponId } },
  { page: 'member/stores', person: 'shopper' },
  { page: 'member/redeem', person: 'shopper' },
  { page: 'member/insert', person: 'friend' },
  { page: 'member/offer', person: 'friend', query: { template: templateId } },
]

const clerkPages = (code: string, token: string): Visit[] => [
  { page: 'clerk/home', person: 'clerk' },
  { page: 'clerk/today', person: 'clerk' },
  { page: 'clerk/quote', person: 'clerk', query: { code } },
  { page: 'clerk/join', person: 'friend', query: { token } },
]

const operatorPages = (templateId: string, batchId: string, draftId: string): Visit[] => [
  ...['board', 'stores', 'staff', 'templates', 'batches', 'brand', 'audit'].map((name) => ({
    page: `operator/${name}`,
    person: 'operator',
  })),
  { page: 'operator/template', person: 'operator', query: { id: templateId } },
  { page: 'operator/batch', person: 'operator', query: { id: batchId } },
  {
    page: 'operator/template',
    name: 'operator/template, a draft',
    person: 'operator',
    query: { id: draftId },
  },
  { page: 'operator/template', name: 'operator/template, a new one', person: 'operator' },
  { page: 'operator/batch', name: 'operator/batch, a new one', person: 'operator' },
  { page: 'operator/setup', person: 'friend' },
]

/** Every page with something to show on it, made by real routes. */
export const preparePages = async (shuke: Shuke): Promise<Visit[]> => {
  const say = speakTo(shuke.url)
  const found = await say<{ templates: TemplateView[] }>(
    'operator',
    'operator',
    'coupons.templates',
    {},
  )
  const templates = found.templates.filter(({ form }) => form.shop === undefined)
  const { batches } = await say<{ batches: BatchView[] }>(
    'operator',
    'operator',
    'inserts.batches',
    {},
  )
  const templateId = first(templates).id
  const { id: couponId } = await shop(say, templateId)
  const shown = await say<{ code?: string }>('shopper', 'member', 'coupons.code', { couponId })
  const points = await preparePointsPages(say)
  const coupons = await prepareCouponPages(say, templates, shuke.cloud.clock.now())
  return [
    ...points,
    ...coupons,
    ...memberPages(couponId, templateId),
    ...clerkPages(shown.code ?? '', await invite(say)),
    ...operatorPages(templateId, first(batches).id, await draft(say, first(templates))),
  ]
}
