import { memory } from '@/cloud/memory'
import { Desk } from '@/stores/clerk/desk'
import { Redemption } from '@/stores/clerk/redemption'

/** One desk per phone: the pages of this sub-package share the store they stand in. */
export const desk = new Desk(memory)

let current: Redemption | undefined

/** A new scan; it is handed on from quote to result. */
export const beginWith = (code: string): Redemption => {
  current = new Redemption(code)
  return current
}

export const scanNow = (): Redemption | undefined => current
