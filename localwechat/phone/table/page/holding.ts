import { button, h } from '../../chrome/dom.ts'
import type { Desk } from './desk.ts'
import type { Device } from './device.ts'
import { attempt, openDialog } from './dialog.ts'
import type { Hands, Thing } from './hands.ts'
import type { Item } from './items.ts'

interface Things {
  desk: Desk
  hands: Hands
  items(): readonly Item[]
}

const nameOf = (thing: Thing) => ('item' in thing ? thing.item.name : thing.device.person.name)

const thingOf = ({ desk, items }: Things, id: string): Thing | null => {
  const item = items().find((one) => one.id === id)
  if (item) return { item }
  const device = desk.devices.find((one) => one.person.id === id)
  return device ? { device } : null
}

/** Asks which phone a thing is held in front of, for hands without a mouse. */
export function askWhere(things: Things, thing: Thing): void {
  const list = h(document, 'div', { class: 'people' })
  for (const device of things.desk.devices) {
    if ('device' in thing && thing.device === device) continue
    const put = () => {
      close()
      attempt(things.hands.hold(thing, device))
    }
    const text = `${device.person.name}${things.hands.waits(device.phone()) ? '（镜头开着）' : ''}`
    list.append(button(document, text, put, { testid: `before-${device.person.id}` }))
  }
  const { close } = openDialog(`把“${nameOf(thing)}”举到谁的手机前`, 'where', list)
}

/** Draws, over every phone, what can be done while some camera is open. */
export function drawOffers(things: Things): void {
  for (const old of document.querySelectorAll('.offer')) old.remove()
  const { devices } = things.desk
  const looking = devices.filter((device) => things.hands.waits(device.phone()))
  for (const device of devices) {
    device.element.classList.toggle('looking', looking.includes(device))
    const others = looking.filter((one) => one !== device)
    if (others.length > 0) device.case.append(offer(things, device, others))
  }
}

function offer(things: Things, device: Device, looking: readonly Device[]): HTMLElement {
  const bar = h(document, 'div', { class: 'offer' })
  for (const to of looking) {
    const hold = () => attempt(things.hands.hold({ device }, to))
    const testid = `hold-${device.person.id}-${to.person.id}`
    bar.append(button(document, `举给${to.person.name}看`, hold, { class: 'strong', testid }))
  }
  return bar
}

/** Lets a mouse drag a phone by its label, or a picture, onto another phone. */
export function allowDragging(things: Things): void {
  let dragged: Thing | null = null
  document.addEventListener('dragstart', (event) => {
    const id = (event.target as HTMLElement).dataset?.drag
    dragged = id ? thingOf(things, id) : null
    event.dataTransfer?.setData('text/plain', id ?? '')
    // A frame swallows the mouse: while something is dragged, a sheet over it takes the drop.
    document.body.classList.toggle('dragging', dragged !== null)
  })
  document.addEventListener('dragend', () => document.body.classList.remove('dragging'))
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dragging')
    const over = things.desk.devices.find((one) => one.element.contains(event.target as Node))
    const thing = dragged
    dragged = null
    if (thing && over && !('device' in thing && thing.device === over)) {
      attempt(things.hands.hold(thing, over))
    }
  })
}
