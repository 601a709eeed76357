import type { CreditState, FriendRow } from '#core/invites/views'
import { STATE_WORDS } from '#core/invites/words'
import { momentText } from '#core/kernel/time'
import type { Tone } from './tag'

/** Plain data for one row of `friend-rows`. Only what is drawn, since all of it crosses setData. */
export interface FriendItem {
  id: string
  who: string
  at: string
  state: string
  tone?: Exclude<Tone, 'plain' | 'bad'>
}

/** Nobody is accused by a colour: what does not count is plain. */
const tones: Partial<Record<CreditState, FriendItem['tone'] & string>> = {
  counted: 'accent',
  kept: 'good',
  held: 'warn',
}

export const toneOf = (state: CreditState): Tone => tones[state] ?? 'plain'

/** A friend as a row, seen at the server's time `now`. */
export function friendItem({ key, who, state, at }: FriendRow, now: number): FriendItem {
  const tone = tones[state]
  return {
    id: key,
    who,
    at: momentText(at, now),
    state: STATE_WORDS[state],
    ...(tone ? { tone } : {}),
  }
}
