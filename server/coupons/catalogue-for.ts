import { countsForAll } from '#core/coupons/facts'
import type { Scope } from '#core/coupons/views'
import { type Catalogue, NO_CATALOGUE } from '#core/products/views'
import { readBrand } from '../brand'

/** Goods have their names in the brand's document, which is read only where some are named. */
export const catalogueFor = async (scope: Scope): Promise<Catalogue> =>
  countsForAll(scope) ? NO_CATALOGUE : (await readBrand()).catalogue
