/**
 * What does not fit on the page that somebody sees, in words. Runs inside a phone's frame: no
 * imports, nothing from outside.
 */
export const misfits = (): string[] => {
  const SLACK = 1
  const page = [...document.querySelectorAll<HTMLElement>('.lw-page')].filter(
    (one) => one.offsetParent !== null || one.getClientRects().length > 0,
  )
  const top = page.at(-1)
  if (!top) return ['no page is shown']
  const found: string[] = []
  const width = top.clientWidth
  for (const box of [top, ...top.querySelectorAll<HTMLElement>('.lw-scroll')]) {
    if (box.scrollWidth > box.clientWidth + SLACK)
      found.push(`the page scrolls sideways: ${box.scrollWidth} > ${box.clientWidth}`)
  }
  const nameOf = (one: Element) =>
    `${one.className || one.tagName} “${(one.textContent ?? '').slice(0, 24)}”`
  const hasText = (one: Element) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
  const isLoose = (one: Element) => {
    const { position, overflowX } = getComputedStyle(one)
    return position === 'absolute' || overflowX === 'hidden'
  }
  // Tabs that do not fit are swiped; what lies beyond their edge is no fault.
  const isSwiped = (one: Element): boolean => {
    const row = one.parentElement
    if (!row || row.matches('.lw-scroll, .lw-page')) return false
    return getComputedStyle(row).overflowX === 'auto' || isSwiped(row)
  }
  for (const one of top.querySelectorAll<HTMLElement>('wx-page *')) {
    const box = one.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const clipped = one.scrollWidth > one.clientWidth + SLACK && one.clientWidth > 0
    const low = one.scrollHeight > one.clientHeight + SLACK && one.clientHeight > 0
    if (one.matches('wx-button, .btn') && (clipped || low)) {
      found.push(`the words of a button are cut: ${nameOf(one)}`)
    }
    if (!hasText(one) || isSwiped(one)) continue
    if (box.right > width + SLACK || box.left < -SLACK) found.push(`outside: ${nameOf(one)}`)
    if (isLoose(one) && clipped) found.push(`cut: ${nameOf(one)}`)
    // Words that run out of the box that holds them lie over their neighbours.
    const range = document.createRange()
    range.selectNodeContents(one)
    const words = range.getBoundingClientRect()
    const { display, fontSize } = getComputedStyle(one)
    // A closing bracket at the end of a line may hang out with its empty half.
    const hang = Number.parseFloat(fontSize) / 2
    if (words.right > box.right + hang && display !== 'inline') {
      found.push(`runs out of its box: ${nameOf(one)}`)
    }
  }
  return [...new Set(found)]
}
