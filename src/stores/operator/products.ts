import { makeAutoObservable, runInAction } from 'mobx'
import { MAX_CATEGORIES, MAX_PRODUCTS } from '#core/products/limits'
import type { Catalogue, Category, Product } from '#core/products/views'
import { act, ask } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { choice, tryAll, words, yuan } from './entries'
import { typedYuan } from './typed'

export const CATEGORY_NAME_MAX = 10
export const PRODUCT_NAME_MAX = 20

/** What the sheet is about: an id, or '' for a new one. */
type Editing = { what: 'category' | 'product'; id: string }

const replaced = <T extends { id: string }>(rows: readonly T[], row: T): T[] =>
  rows.some(({ id }) => id === row.id)
    ? rows.map((old) => (old.id === row.id ? row : old))
    : [...rows, row]

/** The lowest free number: ids are only told apart within this brand's catalogue. */
const newId = (letter: string, rows: readonly { id: string }[]): string => {
  const used = rows.map(({ id }) => Number(id.slice(1)) || 0)
  return `${letter}${Math.max(0, ...used) + 1}`
}

/** The catalogue: each change is saved by itself, against what this phone has seen (`rev`). */
export class Products {
  readonly shown = new Load<{ catalogue: Catalogue }>()
  readonly saving = new Step()
  /** One for each sheet: the closed one is not sent what is typed into the other. */
  readonly names = { product: words('请填名称'), category: words('请填名称') }
  readonly price = yuan('请填价格，例如 18 或 18.50')
  readonly category = choice(() => this.categoryId !== '', '请选一个分类')
  editing: Editing | undefined
  categoryId = ''
  search = ''

  constructor() {
    const kept = {
      shown: false,
      saving: false,
      names: false,
      price: false,
      category: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'products.list', {}))
  }

  get catalogue(): Catalogue | undefined {
    return this.shown.data?.catalogue
  }

  get categories(): Category[] {
    return this.catalogue?.categories ?? []
  }

  /** Products of a category, as far as they are looked for. */
  of(categoryId: string): Product[] {
    const wanted = this.search.trim()
    const rows = this.catalogue?.products ?? []
    return rows.filter((one) => one.categoryId === categoryId && one.name.includes(wanted))
  }

  find(text: string): void {
    this.search = text
  }

  get full(): boolean {
    return (this.catalogue?.products.length ?? 0) >= MAX_PRODUCTS
  }

  get categoriesFull(): boolean {
    return this.categories.length >= MAX_CATEGORIES
  }

  private get name() {
    return this.names[this.editing?.what ?? 'product']
  }

  openCategory(category?: Category): void {
    this.open({ what: 'category', id: category?.id ?? '' })
    this.name.fill(category?.name ?? '')
  }

  openProduct(product?: Product): void {
    this.open({ what: 'product', id: product?.id ?? '' })
    this.name.fill(product?.name ?? '')
    this.price.fill(product ? typedYuan(product.fen) : '')
    this.category.fill('')
    this.categoryId = product?.categoryId ?? this.shownCategory
  }

  /** The chosen one, or the first: shown before the sheet is, so that opening it sends less. */
  get shownCategory(): string {
    const { categories, categoryId } = this
    const known = categories.some(({ id }) => id === categoryId)
    return known ? categoryId : (categories[0]?.id ?? '')
  }

  private open(editing: Editing): void {
    this.editing = editing
    this.saving.clear()
  }

  close(): void {
    this.editing = undefined
  }

  setCategory(categoryId: string): void {
    this.categoryId = categoryId
    this.category.type('')
  }

  /** Products that stand in the category that is open. */
  get inside(): number {
    const { editing } = this
    const rows = this.catalogue?.products ?? []
    return rows.filter(({ categoryId }) => categoryId === editing?.id).length
  }

  async save(): Promise<boolean> {
    const { editing, catalogue } = this
    if (!editing || !catalogue) return false
    const product = editing.what === 'product'
    if (!tryAll(product ? [this.name, this.price, this.category] : [this.name])) return false
    return this.send(product ? this.withProduct(catalogue) : this.withCategory(catalogue))
  }

  private withCategory(catalogue: Catalogue): Catalogue {
    const id = this.editing?.id || newId('c', catalogue.categories)
    const row = { id, name: this.name.value ?? '' }
    return { ...catalogue, categories: replaced(catalogue.categories, row) }
  }

  private withProduct(catalogue: Catalogue): Catalogue {
    const id = this.editing?.id || newId('p', catalogue.products)
    const { categoryId } = this
    const row = { id, name: this.name.value ?? '', categoryId, fen: this.price.value ?? 0 }
    return { ...catalogue, products: replaced(catalogue.products, row) }
  }

  /** Takes away what is open; a category only while it is empty. */
  async remove(): Promise<boolean> {
    const { editing, catalogue } = this
    if (!editing?.id || !catalogue || this.inside > 0) return false
    const without = <T extends { id: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ id }) => id !== editing.id)
    return this.send(
      editing.what === 'product'
        ? { ...catalogue, products: without(catalogue.products) }
        : { ...catalogue, categories: without(catalogue.categories) },
    )
  }

  private async send(catalogue: Catalogue): Promise<boolean> {
    const work = () => act('operator', 'products.save', { catalogue }, { subject: 'catalogue' })
    const done = await this.saving.run(work)
    if (!done) return this.refused()
    runInAction(() => {
      this.shown.put(done, this.shown.at)
      this.editing = undefined
    })
    return true
  }

  /** Two of one name is about the name; a colleague's change must be seen before trying again. */
  private refused(): false {
    const { problem } = this.saving
    if (problem?.code === 'products.twice') this.name.say(problem.message)
    return false
  }

  /** After a colleague's change: what is typed stays, the rest is what they made of it. */
  async renew(): Promise<void> {
    await this.load()
    this.saving.clear()
  }
}
