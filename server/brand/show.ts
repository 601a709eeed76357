import type { brandOperatorRoutes } from '#core/brand/contract'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { brandViewOf, consentViewOf, readBrand } from './read'

export const show: UseCase<(typeof brandOperatorRoutes)['brand.show']> = async () => {
  const brand = await readBrand()
  return ok({ brand: brandViewOf(brand), consent: consentViewOf(brand) })
}
