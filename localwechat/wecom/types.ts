/** Somebody at the table, seen from WeCom. */
export interface WecomPerson {
  id: string
  name: string
  /** Absent: not known to an Open Platform account, or the corp has bound none. */
  unionid?: string
}

/** Where callbacks go, and how they are signed. */
export interface Callback {
  url: string
  token: string
  aesKey: string
}

/** What goes wrong on the way of a callback. Which ones it strikes follows from the seed. */
export interface Faults {
  seed?: string
  /** Shares from 0 to 1. */
  lost?: number
  doubled?: number
  /** Each waits a random time up to so many ms, so that they overtake each other. */
  delayMs?: number
}

export interface WecomOptions {
  corpId: string
  secret: string
  /** Staff whom customers may add. */
  users: string[]
  people(): WecomPerson[]
  /** Absent: no callbacks yet. */
  callback?: Callback
  faults?: Faults
  /** Clock of the world, ms; default: the machine's. */
  now?: () => number
  /** Seconds that a token lives; default 7200. */
  tokenSeconds?: number
  /** Default 500,000. */
  wayQuota?: number
  /** Followers on one page of externalcontact/get; default 500. */
  followersPerPage?: number
  /** JSON file that keeps everything; absent: memory. */
  file?: string
}

/** One callback, and what became of it. */
export interface Delivery {
  event: Record<string, string>
  /** Status of each try; 0: no answer in time. */
  answers: number[]
  lost: boolean
  ms: number
}

export interface SentWelcome {
  externalUserId: string
  userId: string
  text: string
  attachments: Record<string, unknown>[]
  /** ms since the event. */
  after: number
}
