import { makeAutoObservable, runInAction } from 'mobx'
import type { AudienceView, SegmentView } from '#core/segments/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { choice, tryAll, words, wordsOrNone } from '../operator/entries'
import { Step } from '../step'
import { RuleEstimate } from './estimate'
import { RuleDraft } from './rule-draft'

/** As the contract takes them. */
export const SEGMENT_NAME_MAX = 20
export const SEGMENT_NOTE_MAX = 100

const COPY = ' 副本'

const copyName = (name: string): string => `${name.slice(0, SEGMENT_NAME_MAX - COPY.length)}${COPY}`

interface Wish {
  /** Absent: a new one. */
  id?: string | undefined
  /** A new one that begins like this one. */
  copy?: string | undefined
}

/** A saved rule over persons, or a new one. */
export class Segment {
  readonly form = new Load<Out<'operator', 'segments.form'>>()
  readonly draft = new RuleDraft()
  readonly estimate = new RuleEstimate(() => this.draft.rule)
  readonly name = words('请给这个人群起个名字')
  readonly note = wordsOrNone()
  readonly ruled = choice(() => this.draft.rule !== undefined, '请至少加一个条件')
  readonly audienceName = words('请给这份名单起个名字')
  readonly saving = new Step()
  readonly removing = new Step()
  readonly making = new Step()
  saved: SegmentView | undefined

  constructor(private readonly wish: Wish) {
    const kept = {
      form: false,
      draft: false,
      estimate: false,
      name: false,
      note: false,
      ruled: false,
      audienceName: false,
      saving: false,
      removing: false,
      making: false,
      wish: false,
    } as const
    makeAutoObservable<this, 'wish'>(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const { id, copy } = this.wish
    const segmentId = this.saved?.id ?? id ?? copy
    const input = segmentId ? { segmentId } : {}
    const answer = await this.form.from(() => ask('operator', 'segments.form', input))
    if (!answer.ok) return
    this.saving.clear()
    runInAction(() => this.fill(answer.data))
  }

  private fill({ segment, options }: Out<'operator', 'segments.form'>): void {
    this.draft.fill(segment?.rule, options)
    const copied = this.wish.copy !== undefined
    if (!copied) this.saved = segment
    this.name.fill(segment ? (copied ? copyName(segment.name) : segment.name) : '')
    this.note.fill(segment?.note ?? '')
  }

  /** What is on the screen is what is saved. */
  get isSaved(): boolean {
    const { saved, draft, name, note } = this
    if (!saved) return false
    const same = JSON.stringify(draft.rule) === JSON.stringify(saved.rule)
    return same && name.value === saved.name && note.value === saved.note
  }

  async save(): Promise<boolean> {
    if (!tryAll([this.name, this.note, this.ruled])) return false
    const rule = this.draft.rule
    if (!rule || !this.name.value) return false
    const old = this.saved ? { segmentId: this.saved.id, rev: this.saved.rev } : {}
    const input = { ...old, name: this.name.value, note: this.note.value ?? '', rule }
    const subject = { subject: this.saved?.id ?? 'new' }
    const done = await this.saving.run(() => act('operator', 'segments.save', input, subject))
    runInAction(() => this.took(done?.segment))
    return done !== undefined
  }

  private took(segment: SegmentView | undefined): void {
    const { problem } = this.saving
    this.name.say(problem?.code === 'segments.name-taken' ? problem.message : undefined)
    if (!segment) return
    this.saved = segment
    this.draft.fill(segment.rule, this.draft.options)
  }

  async remove(): Promise<boolean> {
    if (!this.saved) return false
    const { id } = this.saved
    const work = () => act('operator', 'segments.remove', { segmentId: id }, { subject: id })
    return (await this.removing.run(work)) !== undefined
  }

  /** Who is meant now is written down under a name. */
  async makeAudience(): Promise<AudienceView | undefined> {
    const { saved, audienceName } = this
    audienceName.try()
    if (!saved || !audienceName.value) return undefined
    const input = { segmentId: saved.id, name: audienceName.value }
    const work = () => act('operator', 'audiences.make', input, { subject: saved.id })
    return (await this.making.run(work))?.audience
  }
}
