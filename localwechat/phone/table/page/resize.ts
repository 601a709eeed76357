import { h } from '../../chrome/dom.ts'

interface Size {
  width: number
  height: number
}

const KEY_STEP = 40
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
}

/** A corner that changes a size by mouse, finger or arrow keys; never below the smallest. */
export function resizable(
  size: Size,
  least: Size,
  factor: () => number,
  changed: () => void,
): HTMLElement {
  const attrs = { role: 'separator', tabindex: '0', 'aria-label': '改变窗口大小' }
  const corner = h(document, 'span', { class: 'corner', attrs })
  const grow = (x: number, y: number) => {
    size.width = Math.max(least.width, size.width + x)
    size.height = Math.max(least.height, size.height + y)
    changed()
  }
  corner.addEventListener('pointerdown', (event) => corner.setPointerCapture(event.pointerId))
  corner.addEventListener('pointermove', (event) => {
    if (!corner.hasPointerCapture(event.pointerId)) return
    grow(event.movementX / factor(), event.movementY / factor())
  })
  corner.addEventListener('keydown', (event) => {
    const step = KEYS[event.key]
    if (!step) return
    event.preventDefault()
    grow(...step)
  })
  return corner
}
