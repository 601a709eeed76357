import { h } from '../../chrome/dom.ts'

export interface Column {
  element: HTMLElement
  value(): number
  fill(items: readonly string[], value: number): void
}

/**
 * One column of a picker: a listbox with one chosen row. A plain list is used instead of a wheel,
 * so that mouse, keyboard and tests reach every value in one step.
 */
export function column(doc: Document, name: string, onChange: (value: number) => void): Column {
  const attrs = { role: 'listbox', tabindex: '0', 'aria-label': name }
  const element = h(doc, 'div', { class: 'lw-column', testid: `picker-${name}`, attrs })
  let chosen = 0
  const choose = (value: number, tell: boolean) => {
    const row = element.children[value]
    if (!row) return
    element.children[chosen]?.setAttribute('aria-selected', 'false')
    chosen = value
    row.setAttribute('aria-selected', 'true')
    keepVisible(element, row as HTMLElement)
    if (tell) onChange(value)
  }
  element.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    choose(chosen + step, true)
  })
  const fill = (items: readonly string[], value: number) => {
    element.replaceChildren(...items.map((item, i) => row(doc, item, () => choose(i, true))))
    chosen = 0
    choose(Math.min(Math.max(value, 0), Math.max(items.length - 1, 0)), false)
  }
  return { element, value: () => chosen, fill }
}

function row(doc: Document, text: string, onclick: () => void): HTMLElement {
  const attrs = { role: 'option', 'aria-selected': 'false' }
  return h(doc, 'div', { class: 'lw-option', text, onclick, attrs, testid: `option-${text}` })
}

function keepVisible(list: HTMLElement, row: HTMLElement): void {
  const place = () => {
    list.scrollTop = row.offsetTop - (list.clientHeight - row.offsetHeight) / 2
  }
  place()
  // The list has no size before its sheet is attached.
  list.ownerDocument.defaultView?.setTimeout(place, 0)
}
