import { makeAutoObservable, runInAction } from 'mobx'
import type { AudienceView } from '#core/segments/views'
import { type Answer, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'
import { Step } from '../step'

export const audienceRows = () =>
  new Rows<AudienceView>(async (after) => {
    const answer = await ask('operator', 'audiences.list', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.audiences, next: answer.data.next } }
  })

export const anyMaking = (list: Rows<AudienceView>): boolean =>
  list.rows?.some(({ state }) => state === 'making') ?? false

type Shown = Out<'operator', 'audiences.show'>
export type Listed = Shown['people'][number]

/** One saved list: its counts, its people, its files. */
export class Audience {
  readonly list: Rows<Listed>
  readonly fetching = new Step()
  audience: AudienceView | undefined
  /** Page of the file that comes next; undefined: all were fetched, or none is known of. */
  nextFile: number | undefined
  files = 0

  constructor(readonly id: string) {
    this.list = new Rows<Listed>((after) => this.page(after))
    makeAutoObservable(this, { id: false, list: false, fetching: false }, { deep: false })
  }

  private async page(after: string | undefined) {
    const audienceId = this.id
    const input = after === undefined ? { audienceId } : { audienceId, after: Number(after) }
    const answer = await ask('operator', 'audiences.show', input)
    if (!answer.ok) return answer
    const { people, next, audience } = answer.data
    runInAction(() => {
      this.audience = audience
    })
    const rows = next === undefined ? { rows: people } : { rows: people, next: String(next) }
    return { ...answer, data: rows }
  }

  get making(): boolean {
    return this.audience?.state === 'making'
  }

  /** The next file, or the first again after the last. */
  async file(): Promise<Out<'operator', 'audiences.csv'> | undefined> {
    const audienceId = this.id
    const after = this.nextFile
    const input = after === undefined ? { audienceId } : { audienceId, after }
    return this.fetching.run(() => ask('operator', 'audiences.csv', input))
  }

  /** A file is in the person's hands. */
  gave({ next }: Out<'operator', 'audiences.csv'>): void {
    this.files = next === undefined ? 0 : this.files + 1
    this.nextFile = next
  }
}

type Part = Out<'operator', 'audiences.compare'>
export type Compared = Omit<Part, 'next'>

const plus = (sum: Compared, { both, onlyOne, onlyOther }: Part): Compared => ({
  both: sum.both + both,
  onlyOne: sum.onlyOne + onlyOne,
  onlyOther: sum.onlyOther + onlyOther,
})

/** Large lists are compared part by part. */
const compared = async (one: string, other: string): Promise<Answer<Compared>> => {
  let sum: Compared = { both: 0, onlyOne: 0, onlyOther: 0 }
  let after: string | undefined
  for (;;) {
    const input = after ? { one, other, after } : { one, other }
    const answer = await ask('operator', 'audiences.compare', input)
    if (!answer.ok) return answer
    sum = plus(sum, answer.data)
    if (!answer.data.next) return { ...answer, data: sum }
    after = answer.data.next
  }
}

/** Two lists beside each other. */
export class Comparison {
  readonly list = audienceRows()
  readonly shown = new Load<Compared>()
  other = ''

  constructor(public one: string) {
    makeAutoObservable(this, { list: false, shown: false }, { deep: false })
  }

  get choices(): AudienceView[] {
    return (this.list.rows ?? []).filter(({ state }) => state === 'done')
  }

  choose(side: 'one' | 'other', id: string): void {
    this[side] = id
    this.shown.clear()
    void this.look()
  }

  async look(): Promise<void> {
    const { one, other } = this
    if (one && other && one !== other) await this.shown.from(() => compared(one, other))
  }
}
