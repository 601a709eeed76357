import { ownerOf } from './backend.ts'
import type { PhoneContext } from './context.ts'
import { fireOn, listenerCalls } from './events.ts'
import { type TagElement, truthy } from './tags/tag.ts'

/** WeChat's thresholds: a finger may wander this far in a tap, and rest this long before longpress. */
const TAP_SLOP_PX = 10
const LONG_PRESS_MS = 350
const HOVER_START_MS = 50
const HOVER_STAY_MS = 400

interface Finger {
  id: number
  x: number
  y: number
  startX: number
  startY: number
  target: TagElement
  moved: boolean
}

/** Turns pointers, clicks and keys on the pages into WeChat's touch, tap and longpress events. */
export function watchInput(ctx: PhoneContext): void {
  const layer = ctx.pagesLayer
  const fingers = new Map<number, Finger>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let suppressTap = false

  const touchesOf = (list: Finger[]) => list.map((finger) => touchPoint(finger))
  const touch = (type: string, finger: Finger) => {
    const touches = touchesOf([...fingers.values()])
    const changedTouches = touchesOf([finger])
    fireOn(finger.target, type, { ...changedTouches[0] }, true, { touches, changedTouches })
  }
  const longPress = (finger: Finger) => {
    const before = listenerCalls.count
    touch('longpress', finger)
    touch('longtap', finger)
    const handled = listenerCalls.count > before || pressParts(finger.target)
    if (handled) suppressTap = true
  }

  layer.addEventListener('pointerdown', (event) => {
    const target = ownerElement(event.target)
    if (!target) return
    suppressTap = false
    const finger = newFinger(event, target)
    fingers.set(finger.id, finger)
    hover(target)
    touch('touchstart', finger)
    clearTimeout(timer)
    timer = setTimeout(() => longPress(finger), LONG_PRESS_MS)
  })
  document.addEventListener('pointermove', (event) => {
    const finger = fingers.get(pointerOf(event))
    if (!finger) return
    finger.x = event.clientX
    finger.y = event.clientY
    const far = Math.hypot(finger.x - finger.startX, finger.y - finger.startY) > TAP_SLOP_PX
    if (far && !finger.moved) {
      finger.moved = true
      clearTimeout(timer)
    }
    touch('touchmove', finger)
  })
  const lift = (type: string) => (event: PointerEvent) => {
    const finger = fingers.get(pointerOf(event))
    if (!finger) return
    fingers.delete(finger.id)
    clearTimeout(timer)
    if (finger.moved) suppressTap = true
    touch(type, finger)
  }
  document.addEventListener('pointerup', lift('touchend'))
  document.addEventListener('pointercancel', lift('touchcancel'))

  layer.addEventListener('click', (event) => {
    const target = ownerElement(event.target)
    // A click right after a drag or a handled long press is not a tap.
    if (!target || suppressTap) {
      suppressTap = false
      return
    }
    ctx.lastTapAt = Date.now()
    tap(target, event)
  })
  layer.addEventListener('contextmenu', (event) => {
    const target = ownerElement(event.target)
    if (!target) return
    event.preventDefault()
    clearTimeout(timer)
    longPress(newFinger(event, target))
    suppressTap = false
  })
}

/** jsdom has no PointerEvent; its tests send mouse events under pointer names. */
function pointerOf(event: MouseEvent): number {
  return (event as PointerEvent).pointerId ?? 0
}

function newFinger(event: MouseEvent, target: TagElement): Finger {
  const id = pointerOf(event)
  const { clientX: x, clientY: y } = event
  return { id, x, y, startX: x, startY: y, target, moved: false }
}

function tap(target: TagElement, event: MouseEvent): void {
  for (let at: Element | null = target; at; at = at.parentElement) {
    // A disabled button swallows the tap, for its parents too.
    const tag = at as TagElement
    if (tag.lwTag === 'button' && truthy(tag.lwProps?.disabled)) return
  }
  const finger = newFinger(event, target)
  const point = touchPoint(finger)
  const detail = { x: point.pageX, y: point.pageY }
  fireOn(target, 'tap', detail, true, { touches: [point], changedTouches: [point] })
  for (let at: Element | null = target; at; at = at.parentElement) {
    ;(at as TagElement).lwPart?.tapped?.(target)
  }
}

function pressParts(target: TagElement): boolean {
  for (let at: Element | null = target; at; at = at.parentElement) {
    if ((at as TagElement).lwPart?.pressed?.()) return true
  }
  return false
}

function ownerElement(target: EventTarget | null): TagElement | null {
  const owner = ownerOf(target as Node | null)
  return (owner?.getBackendElement() ?? null) as TagElement | null
}

/** Coordinates relative to the page, undoing a scale that the table put on the phone. */
function touchPoint(finger: Finger) {
  const frame = finger.target.closest<HTMLElement>('.lw-page')
  const box = frame?.getBoundingClientRect()
  const scale = box && frame?.offsetWidth ? box.width / frame.offsetWidth : 1
  const clientX = (finger.x - (box?.left ?? 0)) / scale
  const clientY = (finger.y - (box?.top ?? 0)) / scale
  const scrolled = frame?.querySelector('.lw-scroll')?.scrollTop ?? 0
  const own = finger.target.getBoundingClientRect()
  return {
    identifier: finger.id,
    clientX,
    clientY,
    pageX: clientX,
    pageY: clientY + scrolled,
    x: (finger.x - own.left) / scale,
    y: (finger.y - own.top) / scale,
    force: 1,
  }
}

/** hover-class while the finger is down; the class carries the component's style prefix. */
function hover(target: TagElement): void {
  for (let at: Element | null = target; at; at = at.parentElement) {
    const tag = at as TagElement
    const name = hoverClass(tag)
    if (!name) continue
    setTimeout(() => toggleClass(tag, name, true), HOVER_START_MS)
    const stop = () => {
      document.removeEventListener('pointerup', stop)
      document.removeEventListener('pointercancel', stop)
      setTimeout(() => toggleClass(tag, name, false), HOVER_STAY_MS)
    }
    document.addEventListener('pointerup', stop)
    document.addEventListener('pointercancel', stop)
    if (truthy(tag.lwProps?.hoverStopPropagation)) return
  }
}

function hoverClass(tag: TagElement): string {
  if (truthy(tag.lwProps?.disabled)) return ''
  const given = tag.lwProps?.hoverClass
  if (typeof given === 'string') return given === 'none' ? '' : given
  return tag.lwTag === 'button' ? 'button-hover' : ''
}

function toggleClass(tag: TagElement, names: string, on: boolean): void {
  for (const name of names.split(/\s+/)) {
    if (!name) continue
    if (name === 'button-hover') tag.classList.toggle(name, on)
    else tag.__wxElement?.classList?.toggle(name, on)
  }
}
