import { compare } from '../../tests/simulation/hunters/compare.ts'
import { SHUKE } from '../../tests/simulation/hunters/play.ts'
import { SIZE } from '../../tests/simulation/hunters/world.ts'
import { atMost, exactly, type Figure, type Row } from './figure.mts'

/** What the issue asks for. */
const TIMES = 5
const SEEDS = ['1', '2', '3']
/** Honest friends whom a person looks at first, percent: more would be a nuisance. */
const HELD = 3
const HUNDREDTHS = 100

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

/** A number to compare by; nothing is asked of it. */
const told = (what: string, value: string): Row => ({ what, value, limit: '', ok: true })

const seedRow = (seed: string): Row => {
  const { ratio, shuke, onOpen } = compare(seed)
  return {
    what: `seed ${seed}: a kept friend costs ${yuan(onOpen)} paid on opening, ${yuan(shuke)} here`,
    value: `${ratio.toFixed(2)} ×`,
    limit: `≥ ${TIMES} ×`,
    ok: ratio >= TIMES,
  }
}

const times = (ratio: number): string => `${ratio.toFixed(2)} ×`

export const huntersFigure: Figure = {
  name: 'hunters',
  what: `${SIZE.hunters} throw-away accounts in rings among ${SIZE.honest} honest people`,
  slow: true,
  measure: async () => {
    const one = compare('1')
    const noWindow = compare('1', { ...SHUKE, keptDays: 0 })
    const blind = compare('1', { ...SHUKE, risk: undefined })
    const worst = one.worst.worstFen / HUNDREDTHS
    return [
      ...SEEDS.map(seedRow),
      exactly('median wait of honest members for what is paid at once, ms', one.medianWait, 0),
      atMost('honest friends who are looked at first', one.heldShare / HUNDREDTHS, HELD, ' %'),
      atMost('spent in all, of the worst case, yuan', one.spentFen / HUNDREDTHS, worst),
      told('a kept friend, paid on joining', yuan(one.onJoin)),
      told('throw-away accounts that are held', `${one.heldHunters} of ${SIZE.hunters}`),
      told('paid to throw-away accounts', yuan(one.spentOnHunters)),
      told('seed 1 with nothing to be kept', times(noWindow.ratio)),
      told('seed 1 without a risk plan', times(blind.ratio)),
    ]
  },
}
