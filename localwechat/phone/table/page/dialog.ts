import { button, h } from '../../chrome/dom.ts'

/** Shows a dialog of the table; Escape and its close button put it away. */
export function openDialog(title: string, testid: string, ...content: HTMLElement[]) {
  const dialog = h(document, 'dialog', { testid, attrs: { 'aria-label': title } })
  const close = () => dialog.close()
  const shut = button(document, '关闭', close, { class: 'quiet', testid: `${testid}-close` })
  dialog.append(h(document, 'header', {}, h(document, 'h2', { text: title }), shut), ...content)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { dialog, close }
}

const SAID_MS = 4000

/** A sentence at the foot of the table, for a moment. */
export function tell(text: string): void {
  for (const old of document.querySelectorAll('.told')) old.remove()
  const attrs = { role: 'status' }
  const line = h(document, 'p', { class: 'told', text, testid: 'told', attrs })
  // An open dialog covers everything else.
  const top = document.querySelector('dialog[open]') ?? document.body
  top.append(line)
  setTimeout(() => line.remove(), SAID_MS)
}

/** Runs work and tells the person when it fails. */
export function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)))
}
