import { measureSelect } from '../../tests/built/select.ts'
import { buildAll } from '../lib/build-all.mts'
import { atMost, type Figure } from './figure.mts'

/** Times the bytes of a page written by hand for WeChat alone (tests/built/select-page). */
const MOST = 1.5

export const selectFigure: Figure = {
  name: 'select',
  what: 'ticking one coupon of a hundred: setData of the real build and of a native page',
  measure: async () => {
    await buildAll({ only: 'mini-program' })
    const { built, byHand } = await measureSelect()
    return [atMost(`${built} B built, ${byHand} B by hand: times`, built / byHand, MOST)]
  },
}
