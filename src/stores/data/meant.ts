import { makeAutoObservable } from 'mobx'
import type { Rule } from '#core/segments/views'
import { type Answer, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'

type Page = Out<'operator', 'segments.people'>
export type Meant = Page['people'][number]

/** A page may be empty because nobody of its stretch is meant: so many are looked through at once. */
const STRETCHES = 5

const pageOf = async (rule: Rule, after: string | undefined): Promise<Answer<Page>> => {
  let from = after
  for (let left = STRETCHES; ; left -= 1) {
    const input = from ? { rule, after: from } : { rule }
    const answer = await ask('operator', 'segments.people', input)
    if (!answer.ok || answer.data.people.length > 0 || !answer.data.next || left <= 1) return answer
    from = answer.data.next
  }
}

/** Who a rule means now, and why each of them. */
export class MeantPeople {
  readonly list: Rows<Meant>
  readonly why = new Load<Out<'operator', 'segments.why'>>()
  asked: Meant | undefined

  constructor(private readonly rule: Rule) {
    this.list = new Rows<Meant>(async (after) => {
      const answer = await pageOf(rule, after)
      if (!answer.ok) return answer
      return { ...answer, data: { rows: answer.data.people, next: answer.data.next } }
    })
    makeAutoObservable<this, 'rule'>(
      this,
      { list: false, why: false, rule: false },
      { deep: false },
    )
  }

  ask(one: Meant | undefined): void {
    this.asked = one
    if (one) void this.lookWhy()
  }

  async lookWhy(): Promise<void> {
    const { rule, asked } = this
    if (!asked) return
    this.why.clear()
    await this.why.from(() => ask('operator', 'segments.why', { rule, personId: asked.id }))
  }
}
