import { yuanText } from '#core/kernel/money'
import { ok } from '#core/kernel/result'
import type { productsOperatorRoutes } from '#core/products/contract'
import { changeCatalogue } from '#core/products/rules'
import type { Catalogue, Product } from '#core/products/views'
import { BRAND_ID, brands, readBrandIn } from '../brand'
import { audit } from '../platform/audit'
import type { Handler } from '../platform/context'
import { withTx } from '../platform/store'

type Save = (typeof productsOperatorRoutes)['products.save']

const inWords = ({ name, fen }: Product): string => `${name} ¥${yuanText(fen)}`

/** Names of a change are enough for the row; more than a few only as their number. */
const MOST_NAMED = 5

const listed = (words: readonly string[]): string =>
  words.length <= MOST_NAMED ? words.join('、') : `${words.slice(0, MOST_NAMED).join('、')} 等`

/** Products that one of two catalogues has and the other has not, or has otherwise. */
const onlyIn = (one: Catalogue, other: Catalogue): string[] => {
  const there = new Set(other.products.map(inWords))
  return one.products.map(inWords).filter((words) => !there.has(words))
}

const summary = (one: Catalogue, other: Catalogue): string => {
  const changed = onlyIn(one, other)
  const sizes = `${one.products.length} 个商品，${one.categories.length} 个分类`
  return changed.length === 0 ? sizes : `${sizes}：${listed(changed)}`
}

/** Replaces the whole catalogue in one commit with its row; promised coupons keep what they name. */
export const save: Handler<Save> = {
  run: ({ catalogue: wanted }, context) =>
    withTx(async (tx) => {
      const brand = await readBrandIn(tx)
      const changed = changeCatalogue(brand.catalogue, wanted)
      if (!changed.ok) return changed
      const catalogue = changed.value
      await tx.set(brands, { ...brand, catalogue })
      const words = {
        before: summary(brand.catalogue, catalogue),
        after: summary(catalogue, brand.catalogue),
      }
      await tx.add(audit, context.row({ subject: BRAND_ID, ...words, reply: null }))
      return ok({ catalogue })
    }),
  // The answer is what was asked for, one revision on.
  again: async ({ catalogue }) => ({ catalogue: { ...catalogue, rev: catalogue.rev + 1 } }),
}
