import { ok } from '#core/kernel/result'
import { readBrand } from '../brand'

/** What tills know by name, and coupons may be limited to. */
export const all = async () => ok({ catalogue: (await readBrand()).catalogue })
