import { createHash } from 'node:crypto'

/** A stream of fractions in [0, 1), the same for the same seed. */
export type Random = () => number

const word = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at * 4)

/** sfc32 (public domain, PractRand-tested), seeded with SHA-256 so that near seeds differ. */
export const randomFrom = (seed: string): Random => {
  const bytes = createHash('sha256').update(seed).digest()
  let [a, b, c, d] = [word(bytes, 0), word(bytes, 1), word(bytes, 2), word(bytes, 3)]
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 2 ** 32
  }
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit)

export const randomBuffer = (random: Random, size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, () => below(random, 256)))
