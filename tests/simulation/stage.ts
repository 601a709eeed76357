import { createHmac } from 'node:crypto'
import { printCard } from '#core/inserts/token'
import type { Reply } from '#core/kernel/route'
import type { Actor, Director } from '../../localwechat/simulator/index.ts'
import type { Fn, In, Out, RouteOf } from '../bench'
import { anyForm } from '../story'
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

const must = async <F extends Fn, R extends RouteOf<F>>(
  who: Actor,
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Out<F, R>> => {
  const requestId = newRequestId(who)
  const reply = (await who.call(fn, { route, input, requestId })) as Reply<Out<F, R>>
  if (reply.ok) return reply.data
  throw new Error(`${route}: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
}

const DIGITS = '0123456789abcdefghijklmnopqrstuv'

/** Made by the phone, kept before it is sent; here from the actor's own stream of chance. */
const newRequestId = (me: Actor): string =>
  Array.from({ length: 22 }, () => DIGITS[Math.floor(me.random() * DIGITS.length)]).join('')

/** Worth sending again with the same request id: nobody knows, or the service had a bad moment. */
const AGAIN = new Set(['server.fault', 'request.busy', 'request.too-fast'])
const TRIES = 12

const sendOnce = async (me: Actor, fn: string, data: Record<string, unknown>) => {
  try {
    const reply = (await me.call(fn, data)) as Reply<unknown>
    return !reply.ok && AGAIN.has(reply.error.code) ? undefined : reply
  } catch (error) {
    // By name: a loader may hold the simulator twice, once for each kind of module.
    if (error instanceof Error && error.name === 'CallFailed') return undefined
    throw error
  }
}

/**
 * Calls a route as our client does: one request id for the wish, sent again until there is an
 * answer; now and then once more after it (a phone that was killed before it could note it).
 * Undefined when it gave up.
 */
export const ask = async <F extends Fn, R extends RouteOf<F>>(
  me: Actor,
  fn: F,
  route: R,
  input: In<F, R>,
): Promise<Reply<Out<F, R>> | undefined> => {
  const data = { route, input, requestId: newRequestId(me) }
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const reply = await sendOnce(me, fn, data)
    if (reply && me.random() < 0.3) await sendOnce(me, fn, data)
    if (reply) return reply as Reply<Out<F, R>>
    await me.sleep(300 * tries)
  }
}

/** Tokens as the print sheet has them. */
const printTokens = (batch: number): string[] => {
  const secret = Buffer.from(ENVIRONMENT.SHUKE_KEYS.slice(2), 'base64')
  const key = createHmac('sha256', secret).update('shuke:insert-cards').digest()
  const mac = (_: string, text: string) => createHmac('sha256', key).update(text).digest()
  const serials = Array.from({ length: CARDS }, (_, index) => index + 1)
  return serials.map((serial) => printCard('a', { batch, serial }, mac).token)
}

const publish = async (operator: Actor, form: Partial<ReturnType<typeof anyForm>>) => {
  const draft = { form: anyForm({ validity: { kind: 'days', days: 1 }, ...form }) }
  const { template } = await must(operator, 'operator', 'coupons.draft', draft)
  await must(operator, 'operator', 'coupons.publish', { templateId: template.id })
  return template.id
}

const hire = async (director: Director, operator: Actor, storeId: string, name: string) => {
  const offer = { storeId, role: 'clerk' } as const
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
