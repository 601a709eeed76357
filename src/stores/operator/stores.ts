import { makeAutoObservable, runInAction } from 'mobx'
import type { StoreView } from '#core/coupons/views'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'
import { tryAll, words, wordsOrNone } from './entries'
import { Entry } from './entry'

export const STORE_NAME_MAX = 20
export const STORE_ADDRESS_MAX = 60

export const STORE_HOURS_MAX = 20
const PHONE = /^[0-9 +-]{5,20}$/
type Place = NonNullable<StoreView['place']>

/** `30.2431, 120.1502` as maps copy it; undefined when it is no place on earth. */
function placeOf(text: string): Place | undefined {
  const match = /^(-?\d{1,2}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text.trim())
  if (!match) return undefined
  const [latitude, longitude] = [Number(match[1]), Number(match[2])]
  const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return real ? { latitude, longitude } : undefined
}

const typedPlace = (place: Place | undefined): string =>
  place ? `${place.latitude}, ${place.longitude}` : ''

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
  readonly name = words('请填门店名称')
  readonly address = words('请填门店地址')
  readonly phone = new Entry(
    (text) => (text.trim() === '' || PHONE.test(text.trim()) ? text.trim() : undefined),
    '请填电话号码，例如 0571 8700 1234',
  )
  readonly hours = wordsOrNone()
  readonly place = new Entry<Place | null>(
    (text) => (text.trim() === '' ? null : placeOf(text)),
    '请填「纬度, 经度」，例如 30.2431, 120.1502',
  )
  /** The form: undefined = closed, '' = a new store, else the store being changed. */
  editing: string | undefined
  /** What few need of the form, as far as it stands open. */
  unfolded: readonly string[] = []
  search = ''

  constructor() {
    const kept = {
      list: false,
      saving: false,
      name: false,
      address: false,
      phone: false,
      hours: false,
      place: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
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
    this.unfolded = []
    this.name.fill(store?.name ?? '')
    this.address.fill(store?.address ?? '')
    this.phone.fill(store?.phone ?? '')
    this.hours.fill(store?.hours ?? '')
    this.place.fill(typedPlace(store?.place))
    this.saving.clear()
  }

  close(): void {
    this.editing = undefined
  }

  unfold(part: string, open: boolean): void {
    const others = this.unfolded.filter((one) => one !== part)
    this.unfolded = open ? [...others, part] : others
  }

  /** A point that was chosen on a map; its address fills an empty field. */
  putPlace(place: Place, address: string): void {
    this.place.type(typedPlace(place))
    if (!this.address.value && address) this.address.type(address.slice(0, STORE_ADDRESS_MAX))
  }

  private get fields() {
    const [phone, hours, place] = [this.phone.value, this.hours.value, this.place.value]
    return {
      name: this.name.value ?? '',
      address: this.address.value ?? '',
      ...(phone ? { phone } : {}),
      ...(hours ? { hours } : {}),
      ...(place ? { place } : {}),
    }
  }

  async save(): Promise<boolean> {
    const { editing } = this
    const fine = tryAll([this.name, this.address, this.phone, this.hours, this.place])
    if (editing === undefined || !fine) return false
    const input = editing ? { storeId: editing, ...this.fields } : this.fields
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
