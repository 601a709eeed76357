import type { RfmRules } from '#core/rfm/cells'
import { count, tryAll, yuan } from '../operator/entries'
import type { Entry } from '../operator/entry'
import { typedYuan } from '../operator/typed'

/** As the contract takes them (core/rfm/cells.ts). */
const LONGEST_WINDOW = 1096
const MOST_ORDERS = 1000

type Four = [number, number, number, number]
type FourEntries = [Entry<number>, Entry<number>, Entry<number>, Entry<number>]

const four = (make: () => Entry<number>): FourEntries => [make(), make(), make(), make()]
const days = () => count(1, LONGEST_WINDOW, `1 到 ${LONGEST_WINDOW}`)
const score = () => count(2, 5, '2 到 5')

const valuesOf = (entries: FourEntries): Four | undefined => {
  const values = entries.map(({ value }) => value)
  return values.some((value) => value === undefined) ? undefined : (values as Four)
}

const fillAll = (entries: FourEntries, values: Four, textOf: (value: number) => string): void =>
  entries.forEach((entry, place) => {
    entry.fill(textOf(values[place] ?? 0))
  })

/** The cuts of RFM while they are being changed. */
export class CutsForm {
  readonly windowDays = count(1, LONGEST_WINDOW, `请填 1 到 ${LONGEST_WINDOW} 天`)
  readonly recency = four(days)
  readonly orders = four(() => count(1, MOST_ORDERS, `1 到 ${MOST_ORDERS}`))
  readonly fen = four(() => yuan('请填金额'))
  readonly high = { recency: score(), frequency: score(), money: score() }

  fill(rules: RfmRules): void {
    this.windowDays.fill(String(rules.windowDays))
    fillAll(this.recency, rules.recencyDays, String)
    fillAll(this.orders, rules.orders, String)
    fillAll(this.fen, rules.fen, typedYuan)
    this.high.recency.fill(String(rules.high.recency))
    this.high.frequency.fill(String(rules.high.frequency))
    this.high.money.fill(String(rules.high.money))
  }

  private get all(): Entry<number>[] {
    const { recency, frequency, money } = this.high
    const { windowDays, orders, fen } = this
    return [windowDays, ...this.recency, ...orders, ...fen, recency, frequency, money]
  }

  try(): boolean {
    return tryAll(this.all)
  }

  get value(): RfmRules | undefined {
    const [recencyDays, orders, fen] = [this.recency, this.orders, this.fen].map(valuesOf)
    const [recency, frequency, money] = Object.values(this.high).map(({ value }) => value)
    const windowDays = this.windowDays.value
    if (!recencyDays || !orders || !fen) return undefined
    if (!windowDays || !recency || !frequency || !money) return undefined
    return { windowDays, recencyDays, orders, fen, high: { recency, frequency, money } }
  }
}
