import type { CardGiven } from '#core/inserts/contract'

/** Longer than any token of ours; the contract's own limit (core/inserts/contract.ts). */
const MAX_TOKEN = 64

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The card that this page was opened with: an ordinary-link QR gives `q`, a mini-program code gives
 * `scene` (facts/platform.md §2.3); nothing for the typed entry. Foreign texts pass as they are: the
 * server gives one and the same answer to all that is not ours.
 */
export function givenCard(params: Record<string, string | undefined>): CardGiven | undefined {
  const text = decoded(params.q ?? params.scene ?? '').trim()
  if (!text) return undefined
  const token = text.match(/\/c\/([^/?#]+)\/?(?:[?#].*)?$/)?.[1] ?? text
  return { by: 'scan', token: token.slice(0, MAX_TOKEN) }
}
