import { button, h, ICONS, icon } from '../../chrome/dom.ts'
import { avatar, type TablePerson } from '../../chrome/people.ts'
import type { Phone } from '../../runtime/types.ts'
import { resizable } from './resize.ts'
import { frameUrl, type PhoneSpec } from './spec.ts'

/** Size of the screens in px, before they are scaled to fit. */
export const PHONE = { width: 375, height: 812 }
export const PC = { width: 980, height: 760 }
/** A PC window narrower than this is no wide window any more. */
export const PC_MIN = { width: 800, height: 520 }

export interface DeviceActions {
  close(device: Device): void
  change(device: Device): void
  /** Hold this phone in front of another one. */
  show(device: Device): void
}

/** One phone on the table: a frame, its case and its label. */
export interface Device {
  readonly person: TablePerson
  readonly spec: PhoneSpec
  readonly element: HTMLElement
  readonly case: HTMLElement
  /** The phone inside, once it has started. */
  phone(): Phone | undefined
  scale(factor: number): void
}

/** Lays a phone on the table. */
export function makeDevice(person: TablePerson, spec: PhoneSpec, actions: DeviceActions): Device {
  const frame = h(document, 'iframe', { attrs: { src: frameUrl(spec), title: person.name } })
  frame.dataset.testid = `frame-${person.id}`
  const body = h(document, 'div', { class: spec.wide ? 'case wide' : 'case' }, frame)
  const holder = h(document, 'div', { class: 'holder' }, body)
  const label = makeLabel(person, spec)
  const element = h(document, 'article', { class: 'device', testid: `device-${person.id}` })
  element.setAttribute('aria-label', `${person.name}的手机`)
  element.append(label, holder)
  const size = { ...(spec.wide ? PC : PHONE) }
  let factor = 1
  const place = () => {
    body.style.cssText = `width:${size.width}px;height:${size.height}px;scale:${factor}`
    holder.style.cssText = `width:${size.width * factor}px;height:${size.height * factor}px`
  }
  const device: Device = {
    person,
    spec,
    element,
    case: holder,
    phone: () => (frame.contentWindow as unknown as { phone?: Phone } | null)?.phone,
    scale(value) {
      factor = value
      place()
    },
  }
  if (spec.wide) holder.append(resizable(size, PC_MIN, () => factor, place))
  label.append(labelButtons(device, actions))
  place()
  return device
}

function makeLabel(person: TablePerson, spec: PhoneSpec): HTMLElement {
  const name = h(document, 'b', { text: person.name })
  const kind = h(document, 'small', { text: spec.wide ? '电脑微信' : '手机' })
  const words = h(document, 'span', { class: 'words' }, name, kind)
  const label = h(document, 'header', { class: 'label' }, avatar(document, person, 32), words)
  label.draggable = true
  label.dataset.drag = person.id
  return label
}

function labelButtons(device: Device, actions: DeviceActions): HTMLElement {
  const { id, name } = device.person
  const make = (text: string, path: string, testid: string, run: () => void) => {
    const attrs = { 'aria-label': `${text}：${name}`, title: text }
    const item = button(document, '', run, { testid, attrs })
    item.append(icon(document, path, 18))
    return item
  }
  const switchWide = () => {
    device.spec.wide = !device.spec.wide
    actions.change(device)
  }
  return h(
    document,
    'span',
    { class: 'buttons' },
    make('举到别的手机前', ICONS.camera, `show-${id}`, () => actions.show(device)),
    make(device.spec.wide ? '换成手机' : '换成电脑窗口', ICONS.window, `wide-${id}`, switchWide),
    make('收起', ICONS.close, `close-${id}`, () => actions.close(device)),
  )
}
