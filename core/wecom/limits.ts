import { MINUTE, SECOND } from '../kernel/time'

/** What WeCom allows; sources in facts/platform.md §1.1–1.4. */

/** Contact ways of one corp, shared with those of groups; the next one is refused with 41045. */
export const WAY_QUOTA = 500_000

/** Of `state` and of `remark`, in characters. */
export const STATE_LENGTH = 30
export const REMARK_LENGTH = 30

/** Staff of one contact way for several. */
export const USERS_PER_WAY = 100

/** A welcome later than this after the event is refused. */
export const WELCOME_WITHIN = 20 * SECOND

/** How far the signed time of a callback may lie from ours, either way. */
export const REPLAY_WINDOW = 5 * MINUTE
