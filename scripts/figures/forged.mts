import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { ALPHABET } from '../../core/inserts/base32.ts'
import { type CardMac, printCard, readToken } from '../../core/inserts/token.ts'
import { startShuke } from '../../tests/bench.ts'
import { exactly, type Figure } from './figure.mts'

const TOKENS = 1_000_000
/** As many of them go through the real function, where database requests are counted. */
const CALLS = 40

const ours = randomBytes(32)
const mac: CardMac = (_, text) => createHmac('sha256', ours).update(text).digest()
const strangers: CardMac = (_, text) => createHmac('sha256', 'a guess').update(text).digest()

const letter = () => ALPHABET.charAt(randomInt(32))
const anyCard = () => ({ batch: randomInt(2 ** 20), serial: randomInt(2 ** 20) })
const real = () => printCard('a', anyCard(), mac).token
const replaceAt = (text: string, at: number, by: string) =>
  text.slice(0, at) + by + text.slice(at + 1)

/** One wrong character of a real token. */
const slipped = () => {
  const token = real()
  const at = randomInt(token.length)
  const other = ALPHABET[(ALPHABET.indexOf(token[at] ?? '') + 1 + randomInt(31)) % 32] ?? ''
  return replaceAt(token, at, other)
}
const rest = Array.from({ length: 17 }, letter).join('')

const FORGERS: (() => string)[] = [
  () => `A${Array.from({ length: 25 }, letter).join('')}`,
  slipped,
  () => printCard('a', anyCard(), strangers).token,
  // The MAC of one card under the number of the next.
  () => real().slice(0, 9) + real().slice(9),
  () => real().slice(0, 9) + rest,
]

const forged = (i: number) => FORGERS[i % FORGERS.length]?.() ?? ''

const acceptedOf = (count: number): number => {
  let accepted = 0
  for (let i = 0; i < count; i += 1) if (readToken(forged(i), ['a'], mac)) accepted += 1
  return accepted
}

/** Database requests that forged tokens cost in the real function on the real SDK. */
const readsOf = async (count: number): Promise<number> => {
  const shuke = await startShuke()
  try {
    const person = shuke.person()
    for (let i = 0; i < count; i += 1) {
      const card = { by: 'scan', token: forged(i) } as const
      const look = await shuke.call(person, 'member', i % 2 ? 'inserts.look' : 'inserts.claim', {
        card,
      })
      if (look.ok) throw new Error('a forged token was accepted by the function')
    }
    const calls = shuke.cloud.calls().filter(({ fn }) => fn === 'member')
    return calls.reduce((sum, { operations }) => sum + operations.length, 0)
  } finally {
    await shuke.stop()
  }
}

export const forgedFigure: Figure = {
  name: 'forged',
  what: 'a million forged tokens',
  measure: async () => [
    exactly('forged tokens accepted of 1,000,000', acceptedOf(TOKENS), 0),
    exactly(
      `database requests of ${CALLS} forged tokens sent to the function`,
      await readsOf(CALLS),
      0,
    ),
  ],
}
