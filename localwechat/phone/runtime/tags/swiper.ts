import { defineTag, num, type TagElement, text, truthy } from './tag.ts'

const SWIPE_PX = 40
const INTERVAL_MS = 5000

defineTag('swiper-item', () => ({}))

defineTag('swiper', (element, props, host) => {
  const track = document.createElement('div')
  track.className = 'lw-swiper-track'
  const dots = document.createElement('div')
  dots.className = 'lw-swiper-dots'
  queueMicrotask(() => Node.prototype.appendChild.call(element, dots))
  const state = { current: 0, timer: undefined as ReturnType<typeof setInterval> | undefined }
  const count = () => track.children.length
  const draw = () => {
    const axis = truthy(props.vertical) ? 'Y' : 'X'
    element.toggleAttribute('data-vertical', axis === 'Y')
    track.style.transform = `translate${axis}(${-100 * state.current}%)`
    drawDots(dots, truthy(props.indicatorDots) ? count() : 0, state.current, props)
  }
  const go = (index: number, source: string) => {
    const last = count() - 1
    const next = truthy(props.circular)
      ? (index + count()) % Math.max(count(), 1)
      : Math.min(Math.max(index, 0), last)
    if (next === state.current || last < 0) return
    state.current = next
    draw()
    const currentItemId = text((track.children[next] as TagElement | undefined)?.lwProps?.itemId)
    const detail = { current: next, source, currentItemId }
    host.fire(element, 'change', detail)
    host.fire(element, 'animationfinish', detail)
  }
  watchSwipe(element, props, (step) => go(state.current + step, 'touch'))
  new MutationObserver(draw).observe(track, { childList: true })
  return {
    content: track,
    go,
    update(name) {
      if (name === 'current') {
        state.current = num(props.current, 0)
        draw()
      } else if (name === 'autoplay' || name === 'interval') {
        clearInterval(state.timer)
        if (truthy(props.autoplay)) state.timer = play(element, props, state, go)
      } else draw()
    },
  }
})

function play(
  element: TagElement,
  props: Record<string, unknown>,
  state: { current: number; timer: ReturnType<typeof setInterval> | undefined },
  go: (index: number, source: string) => void,
): ReturnType<typeof setInterval> {
  return setInterval(
    () => {
      if (!element.isConnected) clearInterval(state.timer)
      else go(state.current + 1, 'autoplay')
    },
    num(props.interval, INTERVAL_MS),
  )
}

function watchSwipe(
  element: TagElement,
  props: Record<string, unknown>,
  step: (direction: number) => void,
): void {
  let start: { x: number; y: number } | null = null
  element.addEventListener('pointerdown', (event) => {
    start = { x: event.clientX, y: event.clientY }
  })
  const end = (event: PointerEvent) => {
    if (!start) return
    const moved = truthy(props.vertical) ? event.clientY - start.y : event.clientX - start.x
    start = null
    if (Math.abs(moved) > SWIPE_PX) step(moved < 0 ? 1 : -1)
  }
  element.addEventListener('pointerup', end)
  element.addEventListener('pointercancel', end)
  element.addEventListener('pointerleave', end)
}

function drawDots(
  dots: HTMLElement,
  count: number,
  current: number,
  props: Record<string, unknown>,
): void {
  const nodes = Array.from({ length: count }, (_none, index) => {
    const dot = document.createElement('i')
    const plain = text(props.indicatorColor) || 'rgba(0, 0, 0, .3)'
    const active = text(props.indicatorActiveColor) || '#000'
    dot.style.background = index === current ? active : plain
    return dot
  })
  dots.replaceChildren(...nodes)
}
