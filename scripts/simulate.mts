import { parseArgs } from 'node:util'
import * as ledger from '../core/points/rules.ts'
import { type Exploration, explore, type Run } from '../localwechat/simulator/index.ts'
import { shop } from '../localwechat/tests/simulator/shop.ts'
import { bundleServer } from '../tests/simulation/functions.ts'
import { compare as playHunters } from '../tests/simulation/hunters/compare.ts'
import { playLedger } from '../tests/simulation/ledger/play.ts'
import { pointsStory, WRONG_CLOCKS } from '../tests/simulation/points/story.ts'
import { story } from '../tests/simulation/story.ts'
import { main, Plain } from './lib/say.mts'

/** Long runs of what the tests take a slice of; the shortest story of a failure is printed. */
const DEFAULT_SEEDS = '200'
/** Deeds on the ledger alone; it has no seeds of schedules, only of chance. */
const DEFAULT_OPS = '1000000'

const OPTIONS = {
  seeds: { type: 'string', default: DEFAULT_SEEDS },
  from: { type: 'string', default: '1' },
  story: { type: 'string', default: 'shuke' },
  ops: { type: 'string', default: DEFAULT_OPS },
} as const

const wholeOf = (name: string, text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Plain(`--${name} takes a whole number above 0, not "${text}".`)
}

interface Range {
  seeds: number
  from: number
  progress: (run: Run, done: number) => void
}

const EVERY = 25

const progress = ({ ok, seed, violation }: Run, done: number): void => {
  if (!ok)
    console.log(`Seed ${seed} breaks "${violation?.invariant}"; looking for its shortest story…`)
  else if (done % EVERY === 0) console.log(`· ${done} seeds`)
}

const STORIES: Record<string, (range: Range) => Promise<Exploration>> = {
  shuke: async (range) => explore({ ...story(await bundleServer()), ...range }),
  points: async (range) => explore({ ...pointsStory(await bundleServer()), ...range }),
  /** The same with clocks that are two minutes off. */
  'points-clocks': async (range) =>
    explore({ ...pointsStory(await bundleServer(), WRONG_CLOCKS), ...range }),
  purchase: (range) => explore({ ...shop({ how: 'careful' }), ...range }),
}

/** The rules of points against an oracle that knows each single point. */
const playAlone = (ops: number, from: number): void => {
  const since = performance.now()
  const { operations, members, failure } = playLedger(ledger, ops, String(from))
  const perSecond = Math.round((operations / (performance.now() - since)) * 1000)
  console.log(`${operations} deeds of ${members} members, ${perSecond} a second`)
  if (failure)
    throw new Plain(`Seed ${failure.seed} breaks "${failure.invariant}": ${failure.message}.`)
  console.log('The ledger was what the oracle said after each of them.')
}

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

/** Prize hunters among honest people: what a friend who stays costs, paid in three ways. */
const playPrizes = (seed: number): void => {
  const found = playHunters(String(seed))
  console.log(
    `${found.kept} friends stayed; one of them costs ${yuan(found.onOpen)} where openings`,
  )
  console.log(
    `are paid, ${yuan(found.onJoin)} where joinings are, and ${yuan(found.shuke)} in Shuke.`,
  )
  console.log(`Honest members waited ${found.medianWait} ms (median) for what is paid at once,`)
  console.log(`${found.heldHonest} of ${found.honestCounted} were looked at first;`)
  console.log(
    `${found.heldHunters} hunters were held, all of them got ${yuan(found.spentOnHunters)}.`,
  )
  console.log(`Paying for openings is ${found.ratio.toFixed(2)} times as dear.`)
}

const playTogether = async (
  play: (range: Range) => Promise<Exploration>,
  seeds: number,
  from: number,
): Promise<void> => {
  const since = Date.now()
  const found = await play({ seeds, from, progress })
  const faults = Object.entries(found.faults).map(([fault, times]) => `${times} ${fault}`)
  console.log(`${found.runs} seeds from ${from}, ${found.operations} database operations,`)
  console.log(`faults: ${faults.join(', ')}; ${Math.round((Date.now() - since) / 1000)} s`)
  const [failure] = found.failures
  if (failure) throw new Plain(`Seed ${failure.seed} breaks "${failure.run.violation?.invariant}".`)
  console.log('Nothing went wrong.')
}

main(async () => {
  const { values } = parseArgs({ options: OPTIONS })
  const [seeds, from] = [wholeOf('seeds', values.seeds), wholeOf('from', values.from)]
  if (values.story === 'ledger') return playAlone(wholeOf('ops', values.ops), from)
  if (values.story === 'hunters') return playPrizes(from)
  const play = STORIES[values.story]
  if (!play)
    throw new Plain(
      `--story is one of ${['ledger', 'hunters', ...Object.keys(STORIES)].join(', ')}.`,
    )
  await playTogether(play, seeds, from)
})
