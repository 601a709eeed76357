import { makeAutoObservable, runInAction } from 'mobx'
import { PAGE_SIZE } from '#core/kernel/page'
import type { ImportView, RejectedRow } from '#core/orders/contract'
import type { ImportDiff } from '#core/orders/import'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { words } from '../operator/entries'
import { Rows } from '../rows'
import { Step } from '../step'

/** As the contract takes the name of a file. */
const NAME_MAX = 80

const UNDERWAY: readonly ImportView['state'][] = ['checking', 'running', 'undoing']

/** The jobs are at work on it. */
export const isUnderway = ({ state }: ImportView): boolean => UNDERWAY.includes(state)

/** What a page shows of an import's effect: what it would do until it has begun, then what it did. */
export const effectOf = ({ state, wouldBe, was }: ImportView): ImportDiff =>
  state === 'checking' || state === 'checked' ? wouldBe : was

/** All imports, newest first. */
export class Imports {
  readonly list = new Rows<ImportView>(async (after) => {
    const answer = await ask('operator', 'orders.imports', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.imports, next: answer.data.next } }
  })

  /** Those the jobs are at work on. */
  get underway(): ImportView[] {
    return this.list.rows?.filter(isUnderway) ?? []
  }

  /** A look for news, which leaves the later pages as they are. */
  async look(): Promise<void> {
    const { list } = this
    if ((list.rows?.length ?? 0) <= PAGE_SIZE) return list.load()
    for (const { id: importId } of this.underway) {
      const answer = await ask('operator', 'orders.import', { importId })
      if (answer.ok) list.replace(({ id }) => id === importId, answer.data.import)
    }
  }
}

/** A file that was put into the cloud and is to be checked. */
export class NewImport {
  readonly checking = new Step()

  /** Id of the import. */
  async check(fileId: string, fileName: string): Promise<string | undefined> {
    // The end of a name tells more than its middle; no sign that the contract refuses.
    const name =
      fileName
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(-NAME_MAX) || '订单表'
    const work = () => act('operator', 'orders.check', { fileId, name }, { subject: fileId })
    return (await this.checking.run(work))?.import.id
  }
}

export type Shown = Out<'operator', 'orders.import'>
export type Move = 'start' | 'pause' | 'resume' | 'cancel'

/** One import: how far it is, what it changes, and what may be done with it. */
export class Import {
  readonly shown = new Load<Shown>()
  readonly moving = new Step()
  readonly why = words('请写上原因')

  constructor(readonly importId: string) {
    const kept = { importId: false, shown: false, moving: false, why: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  get view(): ImportView | undefined {
    return this.shown.data?.import
  }

  get underway(): boolean {
    return this.view !== undefined && isUnderway(this.view)
  }

  load(): Promise<unknown> {
    const { importId } = this
    return this.shown.from(() => ask('operator', 'orders.import', { importId }))
  }

  /** A look that also does some of what is left: while somebody waits, it need not wait for a timer. */
  push(): Promise<unknown> {
    const { importId } = this
    return this.underway
      ? this.shown.from(() => ask('operator', 'orders.push', { importId }))
      : this.load()
  }

  /** True when it was done. */
  async move(way: Move): Promise<boolean> {
    const { importId } = this
    const on = { subject: importId }
    const done = await this.moving.run(() => act('operator', `orders.${way}`, { importId }, on))
    return this.took(done)
  }

  async undo(): Promise<boolean> {
    const { importId } = this
    this.why.try()
    const why = this.why.value
    if (why === undefined) return false
    const on = { subject: importId }
    const done = await this.moving.run(() => act('operator', 'orders.undo', { importId, why }, on))
    if (done) this.why.fill('')
    return this.took(done)
  }

  private took(done: { import: ImportView } | undefined): boolean {
    const { data, at } = this.shown
    if (done && data) {
      runInAction(() => this.shown.put({ ...data, overtaken: false, import: done.import }, at))
    }
    return done !== undefined
  }
}

/** Rows of a file that were left out, and all of them as a table. */
export class Rejects {
  readonly list: Rows<RejectedRow>
  readonly saving = new Step()

  constructor(readonly importId: string) {
    this.list = new Rows(async (after) => {
      const input = after ? { importId, after } : { importId }
      return ask('operator', 'orders.rejects', input)
    })
  }

  /** The table in the cloud. */
  async file(): Promise<string | undefined> {
    const { importId } = this
    const made = await this.saving.run(() => ask('operator', 'orders.rejected', { importId }))
    return made?.fileId
  }
}
