import { makeAutoObservable, runInAction } from 'mobx'
import type { TagOn } from '#core/tags/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { choice, day, wordsOrNone } from '../operator/entries'
import { Step } from '../step'

type Shown = Out<'operator', 'tags.of'>

/** Tags of one person; those put on by hand can be put on and taken off. */
export class PersonTags {
  readonly shown = new Load<Shown>()
  readonly putting = new Step()
  readonly taking = new Step()
  readonly why = wordsOrNone()
  readonly until = day('')
  readonly wanted = choice(() => this.tagId !== '', '请选一个标签')
  tagId = ''
  /** The tag that is about to be taken off. */
  asked: TagOn | undefined

  constructor(readonly personId: string) {
    const kept = {
      personId: false,
      shown: false,
      putting: false,
      taking: false,
      why: false,
      until: false,
      wanted: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  load(): Promise<unknown> {
    const { personId } = this
    return this.shown.from(() => ask('operator', 'tags.of', { personId }))
  }

  /** An empty form. */
  prepare(): void {
    this.putting.clear()
    this.tagId = ''
    this.wanted.fill('')
    this.why.fill('')
    this.until.fill('')
  }

  choose(tagId: string): void {
    this.tagId = tagId
    this.wanted.type('')
  }

  ask(tag: TagOn | undefined): void {
    this.asked = tag
    this.taking.clear()
    this.why.fill('')
  }

  private get reason(): { why?: string } {
    return this.why.value ? { why: this.why.value } : {}
  }

  async put(): Promise<boolean> {
    this.wanted.try()
    const { personId, tagId } = this
    if (!tagId) return false
    const until = this.until.value ? { until: this.until.value } : {}
    const input = { personId, tagId, ...this.reason, ...until }
    const subject = { subject: `${personId} ${tagId}` }
    const done = await this.putting.run(() => act('operator', 'tags.put', input, subject))
    if (done) this.took(done.tags)
    return done !== undefined
  }

  async take(): Promise<boolean> {
    const { personId, asked } = this
    if (!asked) return false
    const input = { personId, tagId: asked.id, ...this.reason }
    const subject = { subject: `${personId} ${asked.id}` }
    const done = await this.taking.run(() => act('operator', 'tags.take', input, subject))
    if (done) this.took(done.tags)
    return done !== undefined
  }

  /** A tag that is on can not be put on again, one that was taken off by hand can. */
  private took(tags: TagOn[]): void {
    const { data, at } = this.shown
    runInAction(() => {
      const taken = this.asked
      this.asked = undefined
      if (!data) return
      const left = data.mayPut.filter(({ id }) => !tags.some((tag) => tag.id === id))
      const again = taken && !tags.some(({ id }) => id === taken.id) ? [taken] : []
      const mayPut = [...left, ...again.map(({ id, name }) => ({ id, name }))]
      this.shown.put({ tags, mayPut }, at)
    })
  }
}
