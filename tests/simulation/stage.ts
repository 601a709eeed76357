import { createHmac } from 'node:crypto'
import { printCard } from '#core/inserts/token'
import type { Actor, Director } from '../../localwechat/simulator/index.ts'
import { anyForm } from '../story'
import { must } from './ask'
import { ENVIRONMENT, SETUP_CODE } from './functions'

/** Coupons of the offer that everybody wants, fewer than people. */
export const OFFERED = 3
/** Coupons for insert cards; one person may have two. */
const CARD_STOCK = 4
const CARD_LIMIT = 2
const CARDS = 5

/** What is shown at the till: clerks look at it, as a camera would. */
export interface Shown {
  code: string
  couponId: string
}

export interface Stage {
  storeId: string
  templateId: string
  cardTemplateId: string
  cards: string[]
  consent: { version: string; hash: string }
  /** Filled while the story runs; each run has a stage of its own. */
  shown: Shown[]
}

/** Tokens as the print sheet has them. */
const printTokens = (batch: number): string[] => {
  const secret = Buffer.from(ENVIRONMENT.SHUKE_KEYS.slice(2), 'base64')
  const key = createHmac('sha256', secret).update('shuke:insert-cards').digest()
  const mac = (_: string, text: string) => createHmac('sha256', key).update(text).digest()
  const serials = Array.from({ length: CARDS }, (_, index) => index + 1)
  return serials.map((serial) => printCard('a', { batch, serial }, mac).token)
}

export const publish = async (operator: Actor, form: Partial<ReturnType<typeof anyForm>>) => {
  const draft = { form: anyForm({ validity: { kind: 'days', days: 1 }, ...form }) }
  const { template } = await must(operator, 'operator', 'coupons.draft', draft)
  await must(operator, 'operator', 'coupons.publish', { templateId: template.id })
  return template.id
}

export const hire = async (
  director: Director,
  operator: Actor,
  storeId: string,
  name: string,
  role: 'clerk' | 'manager' = 'clerk',
) => {
  const offer = { storeId, role }
  const { path } = await must(operator, 'operator', 'staff.invite', offer)
  const token = path.split('token=')[1] ?? ''
  await must(director.as(name), 'clerk', 'staff.accept', { token, name })
}

/** A store with two clerks, an offer that is scarce, and a batch of insert cards. */
export const setStage = async (director: Director): Promise<Stage> => {
  const operator = director.as('operator')
  await must(operator, 'operator', 'staff.setUp', { setupCode: SETUP_CODE, name: '苏掌柜' })
  const shop = { name: '一店', address: '青石路 8 号' }
  const { store } = await must(operator, 'operator', 'stores.save', shop)
  for (const name of ['clerk1', 'clerk2']) await hire(director, operator, store.id, name)
  const templateId = await publish(operator, { stock: OFFERED, perMember: 1 })
  const cardTemplateId = await publish(operator, { stock: CARD_STOCK, perMember: CARD_LIMIT })
  const batch = { name: '首批', templateId: cardTemplateId, count: CARD_STOCK }
  const made = await must(operator, 'operator', 'inserts.create', batch)
  const { consent } = await must(operator, 'member', 'membership.consent', {})
  return {
    storeId: store.id,
    templateId,
    cardTemplateId,
    cards: printTokens(Number(made.batch.id.slice(1))),
    consent: { version: consent.version, hash: consent.hash },
    shown: [],
  }
}
