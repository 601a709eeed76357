import { makeAutoObservable } from 'mobx'
import { act, ask, type In, type Out } from '@/cloud'
import { Load } from '../load'
import { Entry } from '../operator/entry'
import { Rows } from '../rows'
import { Step } from '../step'
import type { Behind } from './behind'
import { search } from './search'

export type FigurePage = Out<'operator', 'board.figure'>
type Wish = In<'operator', 'board.figure'>

const PERCENT = 100
const WRONG = '请填 0 到 100 的百分数'

const percentIn = (text: string): number | undefined =>
  /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= PERCENT
    ? Math.round(Number(text) * PERCENT)
    : undefined

/** One figure: how it is made, its months, and who is behind it. */
export class FigureStore {
  readonly shown = new Load<FigurePage>()
  readonly people: Rows<Behind>
  /** From which percentage on it is pointed out. */
  readonly bound = new Entry(percentIn, WRONG)
  readonly saving = new Step()
  asked = false

  constructor(private readonly wish: Wish) {
    this.people = new Rows<Behind>((after) => search((from) => this.page(from), after))
    const kept = { shown: false, people: false, bound: false, saving: false } as const
    makeAutoObservable<this, 'wish'>(this, { ...kept, wish: false }, { deep: false })
  }

  /** The first page of people comes with the figure itself. */
  private page(after: string | undefined) {
    if (after === undefined)
      return this.shown.from(() => ask('operator', 'board.figure', this.wish))
    return ask('operator', 'board.people', { of: { kind: 'figure', ...this.wish }, after })
  }

  load(): Promise<void> {
    return this.people.load()
  }

  open(): void {
    const { bound } = this.shown.data ?? {}
    if (bound !== undefined) this.bound.fill(String(bound / PERCENT))
    this.saving.clear()
    this.asked = true
  }

  close(): void {
    this.asked = false
  }

  /** True once the new bound holds; without a percentage the trade's holds again. */
  async save(own: boolean): Promise<boolean> {
    const figure = this.wish.figure
    if (figure !== 'again' && figure !== 'asleep') return false
    this.bound.try()
    const bound = this.bound.value
    if (own && bound === undefined) return false
    const input = own && bound !== undefined ? { figure, bound } : { figure }
    const saved = await this.saving.run(() =>
      act('operator', 'board.saveBound', input, { subject: figure }),
    )
    if (!saved) return false
    this.close()
    await this.load()
    return true
  }
}
