import { createHmac, randomBytes } from 'node:crypto'
import { type CardMac, printCard } from '../../core/inserts/token.ts'
import { atMost, type Figure, median, timed } from './figure.mts'

const CARDS = 100_000
const ROUNDS = 7
const LIMIT = 2

const key = randomBytes(32)
const mac: CardMac = (_, text) => createHmac('sha256', key).update(text).digest()

// Results are kept, or the compiler could leave the work out.
let kept = 0

const bare = () => {
  for (let serial = 1; serial <= CARDS; serial += 1) kept += mac('a', `card:0007${serial}`)[0] ?? 0
}

const cards = () => {
  for (let serial = 1; serial <= CARDS; serial += 1)
    kept += printCard('a', { batch: 7, serial }, mac).token.length
}

/** Both ways take turns, so that a slow moment of the machine meets both. */
export const cardsFigure: Figure = {
  name: 'cards',
  what: 'making 100,000 cards against as many bare HMACs',
  measure: async () => {
    const times = { bare: [] as number[], cards: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      times.bare.push(await timed(bare))
      times.cards.push(await timed(cards))
    }
    const ratio = median(times.cards) / median(times.bare)
    const ms = `${median(times.cards).toFixed(0)} ms`
    if (kept === 0) throw new Error('nothing was made')
    return [atMost(`token and short code of 100,000 cards (${ms})`, ratio, LIMIT, ' ×')]
  },
}
