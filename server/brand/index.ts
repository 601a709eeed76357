import type { brandOperatorRoutes } from '#core/brand/contract'
import type { Handlers } from '../platform/context'
import { save } from './save'
import { show } from './show'

export { brandViewOf, consentViewOf, readBrand, readBrandIn } from './read'
export { BRAND_ID, type BrandDoc, brands } from './records'

export const brandOperatorHandlers: Handlers<typeof brandOperatorRoutes> = {
  'brand.show': show,
  'brand.save': save,
}
