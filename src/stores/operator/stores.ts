import { makeAutoObservable, runInAction } from 'mobx'
import type { StoreView } from '#core/coupons/views'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'

export const STORE_NAME_MAX = 20
export const STORE_ADDRESS_MAX = 60

/** What the form itself may find wrong. */
export const storeRules = { name: '请填门店名称', address: '请填门店地址' }

/** The list of stores as rows; the route knows no pages, a brand has at most a hundred. */
export const storeRows = () =>
  new Rows<StoreView>(async () => {
    const answer = await ask('operator', 'stores.list', {})
    return answer.ok ? { ...answer, data: { rows: answer.data.stores } } : answer
  })

/** Stores of the brand: list, and one at a time on the form. */
export class Stores {
  readonly list = storeRows()
  readonly saving = new Step()
  /** The form: undefined = closed, '' = a new store, else the store being changed. */
  editing: string | undefined
  name = ''
  address = ''
  tried = false
  search = ''

  constructor() {
    makeAutoObservable(this, { list: false, saving: false }, { deep: false })
  }

  get shown(): StoreView[] {
    const wanted = this.search.trim()
    const rows = this.list.rows ?? []
    return wanted ? rows.filter(({ name, address }) => `${name} ${address}`.includes(wanted)) : rows
  }

  find(text: string): void {
    this.search = text
  }

  open(store?: StoreView): void {
    this.editing = store?.id ?? ''
    this.name = store?.name ?? ''
    this.address = store?.address ?? ''
    this.tried = false
    this.saving.clear()
  }

  close(): void {
    this.editing = undefined
  }

  setName(text: string): void {
    this.name = text
  }

  setAddress(text: string): void {
    this.address = text
  }

  get faults(): { name?: string; address?: string } {
    return {
      ...(this.name.trim() ? {} : { name: storeRules.name }),
      ...(this.address.trim() ? {} : { address: storeRules.address }),
    }
  }

  async save(): Promise<boolean> {
    this.tried = true
    const { editing, faults } = this
    if (editing === undefined || faults.name || faults.address) return false
    const fields = { name: this.name.trim(), address: this.address.trim() }
    const input = editing ? { storeId: editing, ...fields } : fields
    const subject = { subject: editing || 'new' }
    const saved = await this.saving.run(() => act('operator', 'stores.save', input, subject))
    if (!saved) return false
    runInAction(() => this.took(saved.store, editing))
    return true
  }

  private took(store: StoreView, editing: string): void {
    this.editing = undefined
    if (editing) this.list.replace((old) => old.id === editing, store)
    else this.list.add(store)
  }
}
