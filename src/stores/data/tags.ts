import { makeAutoObservable, runInAction } from 'mobx'
import { LONGEST_STAY } from '#core/tags/limits'
import type { TagForm, TagView } from '#core/tags/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { choice, countOrNone, type Marks, tryAll, words, wordsOrNone } from '../operator/entries'
import { Step } from '../step'
import { RuleEstimate } from './estimate'
import { RuleDraft } from './rule-draft'

/** As the contract takes them. */
export const TAG_NAME_MAX = 10
export const TAG_NOTE_MAX = 100

export class Tags {
  readonly shown = new Load<Out<'operator', 'tags.list'>>()

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'tags.list', {}))
  }
}

/** A tag, or a new one. */
export class Tag {
  readonly form = new Load<Out<'operator', 'tags.form'>>()
  readonly draft = new RuleDraft()
  readonly estimate = new RuleEstimate(() => (this.automatic ? this.draft.rule : undefined))
  readonly name = words('请给这个标签起个名字')
  readonly note = wordsOrNone()
  readonly stay = countOrNone(LONGEST_STAY, `请填天数，最多 ${LONGEST_STAY} 天，马上取下就留空`)
  readonly ruled = choice(() => this.draft.rule !== undefined, '请至少加一个条件')
  readonly saving = new Step()
  readonly removing = new Step()
  colour: TagForm['colour'] = 'grey'
  automatic = false
  wecom = false
  saved: TagView | undefined

  constructor(private readonly id: string | undefined) {
    const kept = {
      form: false,
      draft: false,
      estimate: false,
      name: false,
      note: false,
      stay: false,
      ruled: false,
      saving: false,
      removing: false,
      id: false,
    } as const
    makeAutoObservable<this, 'id'>(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const tagId = this.saved?.id ?? this.id
    const answer = await this.form.from(() => ask('operator', 'tags.form', tagId ? { tagId } : {}))
    if (answer.ok) runInAction(() => this.fill(answer.data))
  }

  private fill({ tag, options }: Out<'operator', 'tags.form'>): void {
    this.draft.fill(tag?.automatic?.rule, options)
    this.saved = tag
    if (!tag) return
    this.name.fill(tag.name)
    this.note.fill(tag.note)
    this.stay.fill(tag.automatic?.stay ? String(tag.automatic.stay) : '')
    this.colour = tag.colour
    this.automatic = tag.automatic !== undefined
    this.wecom = tag.wecom
  }

  setColour(colour: TagForm['colour']): void {
    this.colour = colour
  }

  setAutomatic(automatic: boolean): void {
    this.automatic = automatic
  }

  setWecom(wecom: boolean): void {
    this.wecom = wecom
  }

  private get marks(): Marks {
    const always = [this.name, this.note]
    return this.automatic ? [...always, this.stay, this.ruled] : always
  }

  private get sent(): TagForm {
    const { colour, wecom, draft, stay } = this
    const shared = { name: this.name.value ?? '', note: this.note.value ?? '', colour, wecom }
    if (!this.automatic || !draft.rule) return shared
    return { ...shared, automatic: { rule: draft.rule, stay: stay.value ?? 0 } }
  }

  async save(): Promise<boolean> {
    if (!tryAll(this.marks)) return false
    const old = this.saved ? { tagId: this.saved.id } : {}
    const input = { ...old, form: this.sent }
    const subject = { subject: this.saved?.id ?? 'new' }
    const done = await this.saving.run(() => act('operator', 'tags.save', input, subject))
    runInAction(() => {
      const { problem } = this.saving
      this.name.say(problem?.code === 'tags.name-taken' ? problem.message : undefined)
      if (done) this.saved = done.tag
    })
    return done !== undefined
  }

  async remove(): Promise<boolean> {
    if (!this.saved) return false
    const { id } = this.saved
    const work = () => act('operator', 'tags.remove', { tagId: id }, { subject: id })
    return (await this.removing.run(work)) !== undefined
  }
}
