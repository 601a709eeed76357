import type { Actor, Data } from '../localwechat/simulator/index.ts'
import type { Adapter, Call, Deed, Told, Wish } from './adapter.ts'
import type { Log, Noted, Sent } from './log.ts'

/** A run's stage: what the adapter set up, and what has happened on it so far. */
export interface BenchStage<G> {
  ground: G
  coupons: Record<string, string>
  log: Log
}

type Details = Partial<Pick<Wish, 'coupon' | 'proof' | 'ticket' | 'redemption' | 'points' | 'to'>>

/** A person's hands in a play. */
export interface Hands {
  wish(deed: Deed, details?: Details): Promise<Told>
  show(coupon: string): Promise<void>
  /** True this often. */
  chance(share: number): boolean
  wait(ms: number): Promise<void>
  /** Up to so long. */
  pause(ms: number): Promise<void>
}

/** As many times as a patient phone sends the same request. */
const TRIES = 10
/** How often a phone sends a request once more although it was answered (killed too early). */
const ONCE_MORE = 0.2
const REQUEST_LENGTH = 22
const NOTHING = { coupon: '', proof: '', ticket: '', redemption: '', points: 0, to: '' }
const UNSURE: Told = { is: 'unsure' }

/** Readable in a timeline, and long enough for functions that want 128 bits. */
const requestOf = (name: string, deed: Deed, number: number): string => {
  const text = `${name}${deed}${number}x`.replace(/[^0-9a-v]/g, '')
  return text.padEnd(REQUEST_LENGTH, '0').slice(0, REQUEST_LENGTH)
}

/** By name: a loader may hold the simulator twice, once for each kind of module. */
const isCallFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'CallFailed'

export const handsOf = <G>(me: Actor, stage: BenchStage<G>, adapter: Adapter<G>): Hands => {
  const { ground, log } = stage
  log.people[me.openid] = me.name
  let calls = 0
  let wishes = 0

  /** Undefined when there was no answer. The simulator numbers an actor's calls from 1. */
  const send = async ({ fn, data }: Call, sent: Sent): Promise<unknown> => {
    calls += 1
    log.sent[`${me.name}.${calls}`] = sent
    try {
      return await me.call(fn, data)
    } catch (error) {
      if (isCallFailed(error)) return undefined
      throw error
    }
  }

  /** Sends a wish, and says what was heard. */
  const say = async (call: Call, { wish }: Noted, sent: Sent): Promise<Told> => {
    const answer = await send(call, sent)
    sent.told = answer === undefined ? UNSURE : adapter.told(wish.deed, answer)
    return sent.told
  }

  const ask = async (fn: string, data: Data): Promise<unknown> => {
    for (let times = 1; times <= TRIES; times += 1) {
      const answer = await send({ fn, data }, { times })
      if (answer !== undefined) return answer
      await me.sleep(200 * times)
    }
  }

  const insist = async (call: Call, noted: Noted): Promise<Told> => {
    const wish = log.wishes.indexOf(noted)
    for (let times = 1; times <= TRIES; times += 1) {
      const told = await say(call, noted, { wish, times })
      if (told.is !== 'unsure') {
        Object.assign(noted, { told, toldAt: me.now() })
        if (me.random() < ONCE_MORE) await say(call, noted, { wish, times: times + 1 })
        return told
      }
      await me.sleep(200 * times)
    }
    return UNSURE
  }

  const noteWish = (deed: Deed, details: Details): Noted => {
    wishes += 1
    const request = requestOf(me.name, deed, wishes)
    const wish: Wish = { ...NOTHING, deed, person: me.name, request, ...details }
    const noted: Noted = { wish, sentAt: me.now() }
    log.wishes.push(noted)
    return noted
  }

  return {
    chance: (share) => me.random() < share,
    wait: (ms) => me.sleep(ms),
    pause: (ms) => me.sleep(Math.floor(me.random() * ms)),
    async wish(deed, details = {}) {
      const noted = noteWish(deed, details)
      const way = (await adapter.call(noted.wish, ground, ask)) ?? UNSURE
      if (!('is' in way)) return insist(way, noted)
      noted.told = way
      return way
    },
    async show(coupon) {
      const proof = adapter.show ? await adapter.show(coupon, ground, ask) : coupon
      if (proof !== undefined) log.shown.push({ coupon, proof })
    },
  }
}
