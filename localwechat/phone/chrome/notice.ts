import type { PhoneContext } from '../runtime/context.ts'
import { h } from './dom.ts'

const SHOWN_MS = 2200

/** A line from the phone itself (not from the mini-program), at the top, for a moment. */
export function say(ctx: PhoneContext, text: string): void {
  for (const old of ctx.overlay.querySelectorAll('.lw-notice')) old.remove()
  const attrs = { role: 'status' }
  const line = h(ctx.document, 'div', { class: 'lw-notice', text, testid: 'notice', attrs })
  ctx.overlay.append(line)
  ctx.window.setTimeout(() => line.remove(), SHOWN_MS)
}
