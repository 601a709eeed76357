import { makeAutoObservable, runInAction } from 'mobx'
import type { Ticket } from '#core/coupons/views'
import type { PointsBrief } from '#core/points/views'
import type { Good } from '#core/shop/contract'
import { act, ask } from '@/cloud'
import { Rows } from './rows'
import { Step } from './step'

/** After these the good is not what the page says: look again. */
const GOOD_CHANGED = ['shop.', 'coupons.', 'points.']

/** What points buy. One for the mini-program: the list and a good's page show the same. */
export class Shop {
  readonly goods: Rows<Good>
  /** What this member has. */
  brief: PointsBrief | undefined

  constructor() {
    this.goods = new Rows<Good>(async (after) => {
      const answer = await ask('member', 'shop.goods', after ? { after } : {})
      if (!answer.ok) return answer
      const { brief, goods, next } = answer.data
      this.has(brief)
      return { ...answer, data: { rows: goods, next } }
    })
    makeAutoObservable(this, { goods: false }, { deep: false })
  }

  good(id: string): Good | undefined {
    return this.goods.rows?.find(({ templateId }) => templateId === id)
  }

  has(brief: PointsBrief): void {
    this.brief = brief
  }

  /** The membership has ended: the next person here is somebody else. */
  forget(): void {
    this.goods.clear()
    this.brief = undefined
  }
}

export const shop = new Shop()

/** One exchange: the ticket that came of it, or why it did not. */
export class Exchange {
  readonly step = new Step()
  taken: Ticket | undefined

  constructor(readonly templateId: string) {
    makeAutoObservable(this, { step: false, templateId: false }, { deep: false })
  }

  async run(): Promise<void> {
    const { templateId } = this
    const done = await this.step.run(() =>
      act('member', 'shop.exchange', { templateId }, { subject: templateId }),
    )
    if (done) {
      shop.has(done.brief)
      runInAction(() => {
        this.taken = done.ticket
      })
    }
    const code = this.step.problem?.code ?? ''
    // Stock, limit and points of the list follow what happened.
    if (done || GOOD_CHANGED.some((start) => code.startsWith(start))) await shop.goods.load()
  }
}
