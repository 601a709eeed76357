import { defineTag, num, type TagElement, type TagHost, text, truthy } from './tag.ts'

defineTag('scroll-view', (element, props, host) => {
  listen(element, props, host)
  return {
    scroller: element,
    update(name) {
      if (name === 'scrollX') element.style.overflowX = truthy(props.scrollX) ? 'auto' : 'hidden'
      if (name === 'scrollY') element.style.overflowY = truthy(props.scrollY) ? 'auto' : 'hidden'
      if (name === 'enableFlex') element.style.display = truthy(props.enableFlex) ? 'flex' : ''
      if (name === 'scrollTop') element.scrollTop = num(props.scrollTop, element.scrollTop)
      if (name === 'scrollLeft') element.scrollLeft = num(props.scrollLeft, element.scrollLeft)
      if (name === 'scrollIntoView') scrollTo(element, props)
    },
  }
})

function scrollTo(element: TagElement, props: Record<string, unknown>): void {
  const id = text(props.scrollIntoView)
  if (!id) return
  const behavior = truthy(props.scrollWithAnimation) ? 'smooth' : 'auto'
  // The children named may arrive in the same update.
  queueMicrotask(() => {
    element.querySelector(`[id="${CSS.escape(id)}"]`)?.scrollIntoView?.({ behavior })
  })
}

/** WeChat's default distance for scrolltoupper and scrolltolower. */
const THRESHOLD_PX = 50

function listen(element: TagElement, props: Record<string, unknown>, host: TagHost): void {
  let last = { top: 0, left: 0 }
  let atStart = true
  let atEnd = false
  element.addEventListener('scroll', (event) => {
    event.stopPropagation()
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
    const deltaY = last.top - scrollTop
    const deltaX = last.left - scrollLeft
    last = { top: scrollTop, left: scrollLeft }
    const detail = { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY }
    host.fire(element, 'scroll', detail)
    const across = truthy(props.scrollX)
    const before = across ? scrollLeft : scrollTop
    const after = across
      ? scrollWidth - clientWidth - scrollLeft
      : scrollHeight - clientHeight - scrollTop
    const start = before <= num(props.upperThreshold, THRESHOLD_PX)
    const end = after <= num(props.lowerThreshold, THRESHOLD_PX)
    if (start && !atStart)
      host.fire(element, 'scrolltoupper', { direction: across ? 'left' : 'top' })
    if (end && !atEnd)
      host.fire(element, 'scrolltolower', { direction: across ? 'right' : 'bottom' })
    atStart = start
    atEnd = end
  })
}
