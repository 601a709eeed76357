import { SECOND } from '#core/kernel/time'

/**
 * What was found empty is believed for so long, per instance, without another look: a crowd that
 * comes late must not walk over every shard. A unit that comes back can be had a second later.
 */
const BELIEVED = SECOND

/** Beyond, all is forgotten, which only costs another look. */
const MOST = 1000

const until = new Map<string, number>()

const keyOf = (templateId: string, storeId: string | undefined) => `${templateId} ${storeId ?? ''}`

export const isSoldOut = (
  templateId: string,
  storeId: string | undefined,
  now: number,
): boolean => {
  const found = until.get(keyOf(templateId, storeId)) ?? 0
  // Also when a clock was set back: nothing is believed longer than it was meant.
  return found > now && found <= now + BELIEVED
}

export const noteSoldOut = (templateId: string, storeId: string | undefined, now: number): void => {
  if (until.size >= MOST) until.clear()
  until.set(keyOf(templateId, storeId), now + BELIEVED)
}
