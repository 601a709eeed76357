import * as v from 'valibot'
import { fen, id, line, whole } from '../kernel/fields'
import { MAX_CATEGORIES, MAX_PRODUCTS } from './limits'

export const category = v.strictObject({ id, name: line(10) })
export type Category = v.InferOutput<typeof category>

/** Goods that a till knows by name; coupons may be limited to them. */
export const product = v.strictObject({ id, name: line(20), categoryId: id, fen: fen(1) })
export type Product = v.InferOutput<typeof product>

export const catalogue = v.strictObject({
  categories: v.pipe(v.array(category), v.maxLength(MAX_CATEGORIES)),
  products: v.pipe(v.array(product), v.maxLength(MAX_PRODUCTS)),
  /** Grows by one with every change. */
  rev: whole(0, Number.MAX_SAFE_INTEGER),
})
export type Catalogue = v.InferOutput<typeof catalogue>

export const NO_CATALOGUE: Catalogue = { categories: [], products: [], rev: 0 }
