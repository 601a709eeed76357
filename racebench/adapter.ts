import type {
  Data,
  Director,
  HandlerSpec,
  Simulation,
  View,
} from '../localwechat/simulator/index.ts'

/** What people wish for. An adapter describes those that its functions can do. */
export type Deed = 'claim' | 'hold' | 'release' | 'redeem' | 'undo' | 'earn' | 'spend' | 'check-in'

/** What a play needs to be there before it begins. */
export interface Plan {
  /** Shoppers, by name. */
  members: readonly string[]
  /** Members who have one coupon each from the start. */
  handed: readonly string[]
  /** People behind the counter; the last one only looks, at the end, whether all is free again. */
  clerks: readonly string[]
  /** Who gives points by hand. */
  office: string
  /** Coupons that can still be claimed. */
  stock: number
  /** Coupons that one member may claim. */
  limit: number
  /** How often one coupon can be used. */
  uses: number
  /** Coupons are used in a sale, for which they are held first. */
  inSale: boolean
  /** Points that each member has at first. */
  points: number
  /** Points that one spending takes; a shop may have it as a price. */
  price: number
  /** Points that one giving gives. */
  gift: number
}

/** One wish of one person, made with one request id; sent again it is the very same. */
export interface Wish {
  deed: Deed
  /** Who acts. */
  person: string
  /** 22 characters of [0-9a-v]; made by the phone and kept before the call is sent. */
  request: string
  /** Of hold, release, redeem and undo. */
  coupon: string
  /** What the member shows at the till: a code, if there is `show`, else the coupon's id. */
  proof: string
  /** Of release, and of a redeem that ends a hold: what the hold was told (`ticket`), or ''. */
  ticket: string
  /** Of undo. */
  redemption: string
  /** Of earn (to `to`) and spend. */
  points: number
  to: string
}

/** What an answer says, so that all adapters speak alike. */
export type Told =
  | {
      is: 'done'
      /** Of claim: the coupon's id. */
      coupon?: string
      /** Of redeem: its id, for undo. */
      redemption?: string
      /** Of hold: when it ends, milliseconds by the function's clock. */
      until?: number
      /** Of hold: what its release or redeem has to bring along. */
      ticket?: string
    }
  | { is: 'refused'; why: string }
  /** Nobody knows, or a bad moment: the same request is sent again. */
  | { is: 'unsure' }

export interface Call {
  fn: string
  data: Data
}

export type Way = Call | Told | undefined

/** Asks a function something on the way to a wish; undefined when there was no answer. */
export type Ask = (fn: string, data: Data) => Promise<unknown>

/** A coupon as the books have it. */
export interface CouponInBooks {
  id: string
  owner: string
  state: string
  /** Every state it was in, in order; a use that leaves uses over repeats `issued`. */
  life: readonly string[]
  /** How often it may be used, and how often it says that it was. */
  uses: number
  used: number
  redemptions: readonly { id: string; undone: boolean }[]
}

export interface PurseInBooks {
  owner: string
  points: number
  /**
   * What moved, signed. `deed` of rows that earn or spend made (the points of the first moment
   * are one `earn` row of each member); `redemption` when that was the cause.
   */
  ledger: readonly { points: number; deed?: 'earn' | 'spend'; redemption?: string }[]
}

/** What is stored, in the bench's words. What an adapter leaves out is not judged. */
export interface Books {
  stock?: { total: number; left: number }
  /** Coupons that were claimed, and those handed out before. */
  coupons?: readonly CouponInBooks[]
  purses?: readonly PurseInBooks[]
  checkIns?: readonly { owner: string; day: string }[]
}

/** What the adapter sets up. `ground` is its own, must be JSON, and is given back to it. */
export interface Stage<G> {
  ground: G
  /** The coupon of each member in `plan.handed`. */
  coupons: Record<string, string>
  /** Ids as your documents have them, with the names that a timeline shall show for them. */
  names?: Record<string, string>
}

/**
 * One file that tells the bench how to use your functions and how to read your books.
 * `G`: what you keep between setting the stage, calling and reading (ids of templates, stores).
 */
export interface Adapter<G = unknown> {
  name: string
  /** Your functions: CommonJS files, or TypeScript files that are bundled. */
  handlers: Record<string, HandlerSpec | string>
  schema: Simulation['schema']
  env?: Record<string, string>
  appid?: string
  /** Deeds that can be called; plays that need others are left out. */
  deeds: readonly Deed[]
  /** How far clocks of two instances may be apart for your promises to hold; default 15 s. */
  skewMs?: number
  /** How long a hold lasts that nobody ends. Needed for hold. */
  holdMs?: number
  /** Legal moves between states; default: the bench's own table. */
  moves?: Readonly<Record<string, readonly string[]>>
  setStage(director: Director, plan: Plan): Promise<Stage<G>>
  /** What the member's phone shows for a coupon. */
  show?(coupon: string, ground: G, ask: Ask): Promise<string | undefined>
  /**
   * The call of a wish, with its request id inside; or what was told on the way to it, when that
   * was the end of it (a quote that was refused). Undefined when the way led nowhere.
   */
  call(wish: Wish, ground: G, ask: Ask): Way | Promise<Way>
  told(deed: Deed, result: unknown): Told
  read(view: View<G>): Promise<Books>
  /**
   * What heals after a crash: lets time pass and fires your timers. Called when something failed;
   * `deeds` are those of the play, for whoever knows that some leave nothing to heal.
   */
  settle?(director: Director, ground: G, deeds: readonly Deed[]): Promise<void>
}
