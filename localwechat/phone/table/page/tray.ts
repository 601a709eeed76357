import { chooseFiles } from '../../api/ui/images.ts'
import { button, h, ICONS, icon } from '../../chrome/dom.ts'
import { openDialog } from './dialog.ts'
import { type Item, itemOf } from './items.ts'
import { pdfView } from './print.ts'

export interface Tray {
  readonly element: HTMLElement
  readonly items: readonly Item[]
  add(item: Item): void
  /** Shows an item large. */
  open(item: Item): void
}

export interface TrayActions {
  /** Hold an item in front of a phone. */
  show(item: Item): void
  /** Lay a new item on the table. */
  add(item: Item): void
}

/** The things lying on the table: pictures, print sheets, lists. */
export function makeTray(show: TrayActions['show']): Tray {
  const items: Item[] = []
  const list = h(document, 'ul', { class: 'things', testid: 'tray' })
  const empty = h(document, 'p', { text: '保存的图片和文件会放在这里，可以拿起来举到镜头前。' })
  const put = button(document, '放上图片', () => void choose(), {
    class: 'quiet',
    testid: 'tray-add',
  })
  const element = h(document, 'section', { class: 'tray', attrs: { 'aria-label': '桌上的东西' } })
  element.append(list, empty, put)
  const actions: TrayActions = { show, add: (item) => add(item) }
  const add = (item: Item) => {
    items.unshift(item)
    empty.hidden = true
    list.prepend(thing(item, actions))
  }
  const choose = async () => {
    const files = await chooseFiles(document, 'image/*,application/pdf', true)
    for (const file of files) add(itemOf(file.name, file))
  }
  takeDroppedFiles(add)
  return { element, items, add, open: (item) => openItem(item, actions) }
}

function takeDroppedFiles(add: (item: Item) => void): void {
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    for (const file of event.dataTransfer?.files ?? []) add(itemOf(file.name, file))
  })
}

function thing(item: Item, actions: TrayActions): HTMLElement {
  const open = button(document, '', () => openItem(item, actions), {
    class: 'thing',
    testid: `thing-${item.id}`,
    attrs: { 'aria-label': item.name },
  })
  const face =
    item.kind === 'picture'
      ? h(document, 'img', { attrs: { src: item.url, alt: '', draggable: 'false' } })
      : h(document, 'span', { class: 'paper' }, icon(document, ICONS.file, 26))
  open.append(face, h(document, 'span', { text: item.name }))
  open.draggable = item.kind === 'picture'
  open.dataset.drag = item.id
  return h(document, 'li', {}, open)
}

/** Shows an item large, with what can be done with it. */
function openItem(item: Item, actions: TrayActions): void {
  const save = h(document, 'a', { text: '存到电脑', class: 'quiet', testid: 'thing-save' })
  save.href = item.url
  save.download = item.name
  const row = h(document, 'footer', {})
  if (item.kind === 'picture') {
    const show = () => {
      close()
      actions.show(item)
    }
    row.append(button(document, '举到镜头前', show, { class: 'strong', testid: 'thing-show' }))
  }
  row.append(save)
  const { close } = openDialog(item.name, 'viewer', view(item, actions), row)
}

function view(item: Item, actions: TrayActions): HTMLElement {
  if (item.kind === 'picture') {
    return h(document, 'img', { class: 'view', attrs: { src: item.url, alt: item.name } })
  }
  if (item.kind === 'pdf') return pdfView(item, actions)
  const text = h(document, 'pre', { class: 'view' })
  void fetch(item.url)
    .then((response) => response.text())
    .then((body) => {
      text.textContent = body
    })
  return text
}
