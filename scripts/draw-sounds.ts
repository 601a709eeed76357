/** Makes the two sounds of the till (`npx tsx scripts/draw-sounds.ts`): WAV, 8 bit, one channel. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const RATE = 11_025
const HEADER = 44

interface Note {
  hertz: number
  seconds: number
}

/** Swells at once and dies away, so that no note clicks. */
const loudness = (part: number): number => Math.min(1, part * 20) * (1 - part) ** 2

const samplesOf = ({ hertz, seconds }: Note): number[] => {
  const count = Math.round(RATE * seconds)
  return Array.from({ length: count }, (_, at) => {
    const wave = Math.sin((2 * Math.PI * hertz * at) / RATE)
    return Math.round(128 + 100 * loudness(at / count) * wave)
  })
}

/** RIFF/WAVE with one chunk of PCM. */
const wavOf = (notes: Note[]): Buffer => {
  const samples = Buffer.from(notes.flatMap(samplesOf))
  const header = Buffer.alloc(HEADER)
  header.write('RIFF', 0)
  header.writeUInt32LE(HEADER - 8 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

/** Two rising notes for a yes, one low note for a no: told apart without a look. */
const sounds: Record<string, Note[]> = {
  good: [
    { hertz: 880, seconds: 0.09 },
    { hertz: 1320, seconds: 0.16 },
  ],
  bad: [{ hertz: 220, seconds: 0.36 }],
}

const folder = path.resolve(import.meta.dirname, '../src/clerk/sounds')
mkdirSync(folder, { recursive: true })
for (const [name, notes] of Object.entries(sounds)) {
  writeFileSync(path.join(folder, `${name}.wav`), wavOf(notes))
}
