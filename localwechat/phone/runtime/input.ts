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
  new InputWatcher(ctx).listen()
}

class InputWatcher {
  private readonly ctx: PhoneContext
  private readonly fingers = new Map<number, Finger>()
  private timer: ReturnType<typeof setTimeout> | undefined
  /** A click right after a drag or a handled long press is not a tap. */
  private suppressTap = false

  constructor(ctx: PhoneContext) {
    this.ctx = ctx
  }

  listen(): void {
    const layer = this.ctx.pagesLayer
    layer.addEventListener('pointerdown', (event) => this.down(event))
    layer.addEventListener('click', (event) => this.click(event))
    layer.addEventListener('contextmenu', (event) => this.menu(event))
    document.addEventListener('pointermove', (event) => this.move(event))
    document.addEventListener('pointerup', (event) => this.lift(event, 'touchend'))
    document.addEventListener('pointercancel', (event) => this.lift(event, 'touchcancel'))
  }

  private down(event: PointerEvent): void {
    const target = ownerElement(event.target)
    if (!target) return
    this.suppressTap = false
    const finger = newFinger(event, target)
    this.fingers.set(finger.id, finger)
    hover(target)
    this.touch('touchstart', finger)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.longPress(finger), LONG_PRESS_MS)
  }

  private move(event: PointerEvent): void {
    const finger = this.fingers.get(pointerOf(event))
    if (!finger) return
    finger.x = event.clientX
    finger.y = event.clientY
    const far = Math.hypot(finger.x - finger.startX, finger.y - finger.startY) > TAP_SLOP_PX
    if (far && !finger.moved) {
      finger.moved = true
      clearTimeout(this.timer)
    }
    this.touch('touchmove', finger)
  }

  private lift(event: PointerEvent, type: string): void {
    const finger = this.fingers.get(pointerOf(event))
    if (!finger) return
    this.fingers.delete(finger.id)
    clearTimeout(this.timer)
    if (finger.moved) this.suppressTap = true
    this.touch(type, finger)
  }

  private click(event: MouseEvent): void {
    const target = ownerElement(event.target)
    const suppressed = this.suppressTap
    this.suppressTap = false
    if (!target || suppressed) return
    this.ctx.lastTapAt = Date.now()
    tap(target, event)
  }

  /** The right mouse button is a long press without the wait. */
  private menu(event: MouseEvent): void {
    const target = ownerElement(event.target)
    if (!target) return
    event.preventDefault()
    clearTimeout(this.timer)
    this.longPress(newFinger(event, target))
    this.suppressTap = false
  }

  private longPress(finger: Finger): void {
    const before = listenerCalls.count
    this.touch('longpress', finger)
    this.touch('longtap', finger)
    if (listenerCalls.count > before || pressParts(finger.target)) this.suppressTap = true
  }

  private touch(type: string, finger: Finger): void {
    const touches = [...this.fingers.values()].map(touchPoint)
    const changedTouches = [touchPoint(finger)]
    fireOn(finger.target, type, { ...changedTouches[0] }, true, { touches, changedTouches })
  }
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
