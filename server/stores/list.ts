import { ok } from '#core/kernel/result'
import { allStores } from './read'

/** Every open store; for members and operators alike. */
export const list = async () => ok({ stores: await allStores() })
