import { h } from '../../chrome/dom.ts'
import type { PhoneContext } from '../../runtime/context.ts'

export type SheetKind = 'bottom' | 'center' | 'full'

/** A layer above the mini-program that a person has to answer. */
export interface Sheet {
  readonly element: HTMLElement
  close(): void
}

interface SheetOptions {
  kind: SheetKind
  testid: string
  label: string
  /** Escape or a tap beside the sheet; absent means it can only be answered. */
  dismiss?: () => void
}

const FOCUSABLE = 'button:not([disabled]),input,textarea,[tabindex="0"]'

/** Shows content above the phone; focus goes in and comes back when it closes. */
export function openSheet(ctx: PhoneContext, content: HTMLElement, options: SheetOptions): Sheet {
  const before = ctx.document.activeElement
  const attrs = { role: 'dialog', 'aria-modal': 'true', 'aria-label': options.label }
  const testid = options.testid
  const panel = h(ctx.document, 'div', { class: 'lw-panel', testid, attrs }, content)
  const mask = h(ctx.document, 'div', { class: `lw-mask lw-${options.kind}` }, panel)
  mask.addEventListener('click', (event) => {
    event.stopPropagation()
    if (event.target === mask) options.dismiss?.()
  })
  mask.addEventListener('keydown', (event) => onKey(event, panel, options.dismiss))
  ctx.overlay.append(mask)
  panel.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true })
  return {
    element: panel,
    close() {
      mask.remove()
      if (before && 'focus' in before) (before as HTMLElement).focus({ preventScroll: true })
    },
  }
}

function onKey(event: KeyboardEvent, panel: HTMLElement, dismiss?: () => void): void {
  event.stopPropagation()
  if (event.key === 'Escape') dismiss?.()
  if (event.key === 'Tab') keepInside(event, panel)
}

// A modal sheet must not let the keyboard walk into the page behind it.
function keepInside(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const [first, last] = [stops[0], stops.at(-1)]
  const active = panel.ownerDocument.activeElement
  if (event.shiftKey ? active !== first : active !== last) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}

interface Question<T> extends Omit<SheetOptions, 'dismiss'> {
  /** The answer of Escape or a tap beside the sheet. */
  dismissed?: T
  build(answer: (value: T) => void): HTMLElement
}

/** Asks the person at the phone; resolves with the answer and closes the sheet. */
export function ask<T>(ctx: PhoneContext, question: Question<T>): Promise<T> {
  const answered = new Promise<T>((resolve) => {
    const answer = (value: T) => {
      sheet.close()
      resolve(value)
    }
    const { kind, testid, label } = question
    const options: SheetOptions = { kind, testid, label }
    if ('dismissed' in question) options.dismiss = () => answer(question.dismissed as T)
    const sheet = openSheet(ctx, question.build(answer), options)
  })
  return ctx.awaitPerson(answered)
}

/** Two buttons side by side, the quiet one first. */
export function answerRow(doc: Document, ...buttons: (HTMLElement | null)[]): HTMLElement {
  return h(doc, 'div', { class: 'lw-answers' }, ...buttons)
}

export const str = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? fallback : `${value}`
