import { makeAutoObservable, runInAction } from 'mobx'
import type { Adjustment } from '#core/points/contract'
import { act, ask, type Out } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'

/** How a proposal ended. */
export type Ending = Out<'operator', 'points.decide'>['state']

export const waitingRows = () =>
  new Rows<Adjustment>(async () => {
    const answer = await ask('operator', 'points.waiting', {})
    return answer.ok ? { ...answer, data: { rows: answer.data.adjustments } } : answer
  })

/** Finding a member, and changes of points that wait for a second operator. */
export class Members {
  readonly waiting = waitingRows()
  readonly finding = new Step()
  readonly deciding = new Step()
  number = ''
  /** The adjustment whose effect is being shown. */
  asked: Adjustment | undefined
  /** How many operators the brand has; unknown until somebody needs to know. */
  operators: number | undefined

  constructor() {
    const kept = { waiting: false, finding: false, deciding: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    await this.waiting.load()
    if (this.waiting.rows?.some(({ mine }) => !mine)) await this.countOperators()
  }

  private async countOperators(): Promise<void> {
    const answer = await ask('operator', 'staff.list', {})
    if (!answer.ok) return
    runInAction(() => {
      this.operators = answer.data.staff.filter(({ operator }) => operator).length
    })
  }

  /** Nobody else is there to approve what this operator proposed. */
  get alone(): boolean {
    return this.operators === 1
  }

  type(number: string): void {
    this.number = number
    this.finding.clear()
  }

  /** Id of the member with this card number. */
  async find(): Promise<string | undefined> {
    const number = this.number.trim()
    if (!number) return undefined
    const found = await this.finding.run(() => ask('operator', 'membership.find', { number }))
    return found?.member.id
  }

  ask(adjustment: Adjustment | undefined): void {
    this.asked = adjustment
    this.deciding.clear()
  }

  async decide(approve: boolean): Promise<Ending | undefined> {
    const { asked } = this
    if (!asked) return undefined
    const input = { adjustmentId: asked.id, approve }
    const work = () => act('operator', 'points.decide', input, { subject: asked.id })
    const decided = await this.deciding.run(work)
    if (!decided) return undefined
    runInAction(() => {
      this.asked = undefined
    })
    await this.waiting.load()
    return decided.state
  }
}
