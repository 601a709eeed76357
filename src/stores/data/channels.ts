import { makeAutoObservable, runInAction } from 'mobx'
import { act, ask, type Out } from '@/cloud'
import { Entry } from '../operator/entry'
import { Rows } from '../rows'
import { Step } from '../step'

export type ChannelRow = Out<'operator', 'board.channels'>['rows'][number]

const FEN = 100
const MOST_YUAN = 100_000
const WRONG = `请填 0 到 ${MOST_YUAN} 元，最多两位小数`

const fenIn = (text: string): number | undefined =>
  /^\d{1,6}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= MOST_YUAN
    ? Math.round(Number(text) * FEN)
    : undefined

/** What each channel brought and cost. */
export class Channels {
  /** `2026-05`; as the server says, until somebody asks for another. */
  month: string
  all = 0
  readonly rows: Rows<ChannelRow>
  readonly cost = new Entry(fenIn, WRONG)
  readonly saving = new Step()
  /** The channel whose cost is being entered. */
  asked: ChannelRow | undefined

  constructor(month: string) {
    this.month = month
    this.rows = new Rows((after) => this.page(after))
    makeAutoObservable(this, { rows: false, cost: false, saving: false }, { deep: false })
  }

  private async page(after: string | undefined) {
    const month = this.month === '' ? {} : { month: this.month }
    const from = Number(after ?? 0)
    const answer = await ask('operator', 'board.channels', { ...month, from })
    if (!answer.ok) return answer
    const { rows, next, all } = answer.data
    runInAction(() => {
      this.all = all
      this.month = answer.data.month
    })
    return { ...answer, data: next === undefined ? { rows } : { rows, next: String(next) } }
  }

  open(row: ChannelRow): void {
    this.cost.fill(row.cost === undefined ? '' : String(row.cost / FEN))
    this.saving.clear()
    this.asked = row
  }

  close(): void {
    this.asked = undefined
  }

  async save(): Promise<boolean> {
    this.cost.try()
    const [row, fen] = [this.asked, this.cost.value]
    if (!row || fen === undefined) return false
    const input = { channel: row.channel, month: this.month, fen }
    const saved = await this.saving.run(() =>
      act('operator', 'board.saveCost', input, { subject: row.channel }),
    )
    if (!saved) return false
    // Which one brings least for its cost is told by all of them together.
    const { least } = row
    this.rows.replace(({ channel }) => channel === row.channel, { ...saved.row, least })
    this.close()
    return true
  }
}
