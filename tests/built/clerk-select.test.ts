import { expect, test } from 'vitest'
import { measureSelect } from './select.ts'

/** As the issue has it: a coupon ticked in the built page costs no more than 1.5 of one by hand. */
const MOST = 1.5

test('ticking one coupon of a hundred sends what a page written by hand would send', async () => {
  const { built, byHand } = await measureSelect()
  expect(byHand).toBeGreaterThan(0)
  expect(built, `${built} B built, ${byHand} B by hand`).toBeLessThanOrEqual(MOST * byHand)
})
