/** A sample of about a thousandth is `draw` below 1000: as exact as anybody reads a page. */
export const DRAWS = 1_000_000

/**
 * An even number from 0 to DRAWS − 1 for a name, always the same: FNV-1a, then the finalizer of
 * MurmurHash3, so that names that differ in one letter lie far apart.
 */
export const drawOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * DRAWS)
}
