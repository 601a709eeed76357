import { button, h, ICONS, icon } from '../../chrome/dom.ts'
import { avatar, type TablePerson } from '../../chrome/people.ts'
import { addPerson } from '../people.ts'
import { type Device, type DeviceActions, makeDevice, PHONE } from './device.ts'
import { attempt, openDialog } from './dialog.ts'
import { type PhoneSpec, plainSpec, writeSpecs } from './spec.ts'

/** The case around a phone with the row's padding, and the label above it, in px. */
const CASE_PX = 60
const LABEL_PX = 56
/** Smaller phones cannot be read any more; the row scrolls instead. */
const SMALLEST = 0.5

export interface Desk {
  readonly element: HTMLElement
  readonly devices: readonly Device[]
  open(spec: PhoneSpec): Device
  close(person: string): void
  fit(): void
}

type Known = Map<string, TablePerson>

/** The row of phones. */
export function makeDesk(people: Known, show: DeviceActions['show']): Desk {
  const devices: Device[] = []
  // Automation cannot click into a scaled frame: `scale=1` keeps phones at their own size.
  const fixed = Number(new URLSearchParams(location.search).get('scale')) || 0
  const row = h(document, 'div', { class: 'row', testid: 'desk', attrs: { tabindex: '-1' } })
  const adder = button(document, '再拿一部手机', () => choosePerson(people, devices, open), {
    class: 'adder',
    testid: 'add-phone',
  })
  adder.prepend(icon(document, ICONS.plus, 28))
  row.append(adder)
  const remember = () => {
    const scale = fixed ? `&scale=${fixed}` : ''
    history.replaceState(null, '', writeSpecs(devices.map((d) => d.spec)) + scale)
  }
  const actions: DeviceActions = {
    show,
    close: (device) => close(device.person.id),
    change(device) {
      const at = devices.indexOf(device)
      const fresh = makeDevice(device.person, device.spec, actions)
      devices[at] = fresh
      device.element.replaceWith(fresh.element)
      fit()
      remember()
    },
  }
  const open = (spec: PhoneSpec): Device => {
    const person = people.get(spec.person)
    if (!person) throw new Error(`桌上没有叫“${spec.person}”的人`)
    close(spec.person)
    const device = makeDevice(person, spec, actions)
    devices.push(device)
    adder.before(device.element)
    fit()
    remember()
    return device
  }
  const close = (person: string) => {
    const at = devices.findIndex((device) => device.person.id === person)
    if (at < 0) return
    devices.splice(at, 1)[0]?.element.remove()
    remember()
  }
  const fit = () => {
    const room = row.clientHeight - LABEL_PX - CASE_PX
    const narrow = (row.clientWidth - CASE_PX) / PHONE.width
    const factor = Math.min(1, narrow, Math.max(SMALLEST, room / PHONE.height))
    for (const device of devices) device.scale(fixed || factor)
  }
  new ResizeObserver(fit).observe(row)
  return { element: row, devices, open, close, fit }
}

// Somebody whose phone is not on the table yet, or somebody new.
function choosePerson(people: Known, devices: readonly Device[], open: Desk['open']): void {
  const list = h(document, 'div', { class: 'people' })
  const take = (person: TablePerson) => {
    close()
    open(plainSpec(person.id)).element.scrollIntoView({ inline: 'center' })
  }
  for (const person of people.values()) {
    if (devices.some((device) => device.person.id === person.id)) continue
    const item = button(document, '', () => take(person), { testid: `take-${person.id}` })
    item.append(avatar(document, person, 44), h(document, 'span', { text: person.name }))
    list.append(item)
  }
  const { close } = openDialog('谁的手机', 'people', list, newPersonForm(people, take))
}

function newPersonForm(people: Known, take: (person: TablePerson) => void): HTMLElement {
  const attrs = { placeholder: '新朋友的名字', 'aria-label': '新朋友的名字', maxlength: '32' }
  const field = h(document, 'input', { testid: 'new-person', attrs })
  const form = h(document, 'form', { class: 'new-person' }, field)
  form.append(h(document, 'button', { text: '加进来', class: 'strong', testid: 'new-person-add' }))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    attempt(
      addPerson(field.value).then((person) => {
        people.set(person.id, person)
        take(person)
      }),
    )
  })
  return form
}
