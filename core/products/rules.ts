import { ok, type Result, refuse } from '../kernel/result'
import type { Catalogue } from './views'

type Named = { id: string; name: string }

const areUnlike = (all: readonly Named[], by: keyof Named): boolean =>
  new Set(all.map((one) => one[by])).size === all.length

const isTwice = ({ categories, products }: Catalogue): boolean =>
  [categories, products].some((all) => !areUnlike(all, 'name') || !areUnlike(all, 'id'))

export type CatalogueRefusal = 'products.changed' | 'products.twice' | 'products.category-missing'

/**
 * The catalogue after an operator's change, one revision on. Refuses when somebody else has changed
 * it since the operator looked, two names that a clerk could not tell apart, and a product whose
 * category is gone.
 */
export const changeCatalogue = (
  before: Pick<Catalogue, 'rev'>,
  wanted: Catalogue,
): Result<Catalogue, CatalogueRefusal> => {
  if (wanted.rev !== before.rev) return refuse('products.changed')
  if (isTwice(wanted)) return refuse('products.twice')
  const categories = new Set(wanted.categories.map(({ id }) => id))
  if (wanted.products.some(({ categoryId }) => !categories.has(categoryId)))
    return refuse('products.category-missing')
  return ok({ ...wanted, rev: before.rev + 1 })
}
