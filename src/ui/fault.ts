import { say } from './say'

/** Room above the field, so that its label is seen too. */
const ABOVE = -48

/** A form was not filled in: says so and brings the first marked field into view. */
export const showFault = (): void => {
  say('还有没填好的地方，已经标出来了')
  wx.pageScrollTo({
    selector: '.field-bad',
    offsetTop: ABOVE,
    duration: 200,
    fail: () => undefined,
  })
}
