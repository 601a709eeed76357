import type { RunningPage } from './page.ts'

/** WeChat's default of onReachBottomDistance. */
const REACH_BOTTOM_PX = 50

/** Turns scrolling of a page into onPageScroll and onReachBottom. */
export function watchScroll(page: RunningPage): void {
  const scroller = page.element
  let near = false
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    page.call('onPageScroll', { scrollTop })
    const distance = page.window.onReachBottomDistance ?? REACH_BOTTOM_PX
    const nearNow = scrollHeight - clientHeight - scrollTop <= distance
    if (nearNow && !near) page.call('onReachBottom')
    near = nearNow
  })
}
