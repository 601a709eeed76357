import type { Deed, Told, Wish } from './adapter.ts'

/** A wish and what became of it, as the person knows. */
export interface Noted {
  wish: Wish
  sentAt: number
  told?: Told
  toldAt?: number
}

/** One delivery: of a wish for the first time or again, or a question on the way. */
export interface Sent {
  /** Index among the wishes; absent: a question. */
  wish?: number
  times: number
  /** What was heard. */
  told?: Told
}

/** Filled while one run goes on. */
export interface Log {
  /** Names by openid, and by other ids that the adapter has named. */
  people: Record<string, string>
  wishes: Noted[]
  /** By the simulator's name of the call: `ann.1`. */
  sent: Record<string, Sent>
  /** Codes that members show: clerks look at them, as a camera would. */
  shown: { coupon: string; proof: string }[]
  /** What became of trying each handed coupon once all was over. */
  tried: { coupon: string; told: Told }[]
}

export const emptyLog = (): Log => ({
  people: {},
  wishes: [],
  sent: {},
  shown: [],
  tried: [],
})

const WORDS: Readonly<Record<Deed, (wish: Wish) => string>> = {
  claim: () => 'claims a coupon',
  hold: ({ coupon }) => `holds coupon ${coupon}`,
  release: ({ coupon }) => `lets go of coupon ${coupon}`,
  redeem: ({ coupon }) => `redeems coupon ${coupon}`,
  undo: ({ redemption }) => `takes redemption ${redemption} back`,
  earn: ({ points, to }) => `gives ${to} ${points} points`,
  spend: ({ points }) => `spends ${points} points`,
  'check-in': () => 'checks in',
}

export const wishText = (wish: Wish): string => WORDS[wish.deed](wish)

export const toldText = (told: Told): string => {
  if (told.is === 'refused') return `refused: ${told.why}`
  if (told.is === 'unsure') return 'no clear answer'
  const { coupon, redemption } = told
  const what = redemption === undefined ? coupon : `redemption ${redemption}`
  return what === undefined ? 'done' : `done: ${what}`
}
