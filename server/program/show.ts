import { ok } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { readBrand } from '../brand'
import type { UseCase } from '../platform/context'

/** The programme as it is; not live as long as the brand has never saved any of it. */
export const show: UseCase<(typeof programOperatorRoutes)['program.show']> = async () => {
  const { program, programAt } = await readBrand()
  return ok({ program, live: programAt > 0 })
}
