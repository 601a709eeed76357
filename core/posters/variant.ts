import type { PosterVariant } from './form'

const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193
const WORDS = 2 ** 32

/** FNV-1a over the UTF-16 units, mixed by MurmurHash3's finaliser: ids that differ little end far apart. */
const mixed = (text: string): number => {
  let hash = FNV_START
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

type Weighed = Pick<PosterVariant, 'name' | 'weight'>

/**
 * The poster that a member sees in a campaign: always the same one, without asking anybody, and in
 * the long run as often as its weight says. Undefined when the campaign has no poster.
 */
export const variantOf = <V extends Weighed>(
  variants: readonly V[],
  campaignId: string,
  memberId: string,
): V | undefined => {
  const all = variants.reduce((sum, { weight }) => sum + weight, 0)
  const place = (mixed(`${campaignId}:${memberId}`) / WORDS) * all
  let end = 0
  return variants.find(({ weight }) => {
    end += weight
    return place < end
  })
}
