/** Attributes of an element; `text`, `class` and `onclick` are the short forms used most. */
export interface Props {
  class?: string
  text?: string
  testid?: string
  onclick?: (event: MouseEvent) => void
  attrs?: Record<string, string>
  style?: string
}

/** Makes an element with its children; the whole skin is built with it. */
export function h<K extends keyof HTMLElementTagNameMap>(
  doc: Document,
  tag: K,
  props: Props = {},
  ...children: (Node | string | null | false)[]
): HTMLElementTagNameMap[K] {
  const element = doc.createElement(tag)
  if (props.class) element.className = props.class
  if (props.text !== undefined) element.textContent = props.text
  if (props.testid) element.dataset.testid = props.testid
  if (props.style) element.setAttribute('style', props.style)
  if (props.onclick) element.addEventListener('click', (e) => props.onclick?.(e as MouseEvent))
  for (const [name, value] of Object.entries(props.attrs ?? {})) element.setAttribute(name, value)
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

/** A button; `type=button` so that it never submits a form of the mini-program. */
export function button(
  doc: Document,
  text: string,
  onclick: () => void,
  props: Props = {},
): HTMLButtonElement {
  const attrs = { type: 'button', ...props.attrs }
  return h(doc, 'button', { ...props, text, onclick, attrs })
}

/** A line icon of the skin: 24 px grid, drawn with the current text colour. */
export function icon(doc: Document, path: string, size = 20): HTMLElement {
  const box = h(doc, 'span', { class: 'lw-icon', attrs: { 'aria-hidden': 'true' } })
  box.innerHTML =
    `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
    `stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`
  return box
}

export const ICONS = {
  back: 'M15 4l-8 8 8 8',
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16',
  share: 'M13 5l6 6-6 6v-4c-5 0-8 2-9 6 0-6 3-10 9-10z',
  restart: 'M19 12a7 7 0 1 1-2-5M17 3v4h-4',
  text: 'M4 19l5-13 5 13M6 14h6M15 19l3-7 3 7M16 17h4',
  moon: 'M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z',
  network: 'M3 9a14 14 0 0 1 18 0M6 13a9 9 0 0 1 12 0M9.5 16.5a4 4 0 0 1 5 0M12 20h.01',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  close: 'M6 6l12 12M18 6L6 18',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1 1H5zM10 21h4',
  plus: 'M12 5v14M5 12h14',
  window: 'M3 5h18v14H3zM3 9h18',
} as const
