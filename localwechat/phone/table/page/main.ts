import { CONFIG_ID } from '../../chrome/config.ts'
import { h } from '../../chrome/dom.ts'
import { skin } from '../../chrome/skin.ts'
import type { Phone, Table } from '../../runtime/types.ts'
import { fetchPeopleList, type TablePerson } from '../people.ts'
import { type Desk, makeDesk } from './desk.ts'
import dialogCss from './dialog.css'
import { attempt, tell } from './dialog.ts'
import { createHands, type Hands } from './hands.ts'
import { allowDragging, askWhere, drawOffers } from './holding.ts'
import { adopt, type Item } from './items.ts'
import { type PhoneSpec, plainSpec, readSpecs } from './spec.ts'
import tableCss from './table.css'
import { makeTray, type Tray } from './tray.ts'

/** So many phones fit side by side on an ordinary laptop. */
const FIRST_PHONES = 4

/** The table as phones and tests use it: `window.table`. */
export interface TableApi extends Table {
  phones(): Phone[]
  phone(person: string): Phone | undefined
  open(spec: Partial<PhoneSpec> & { person: string }): void
  close(person: string): void
  /** Holds a phone (person id) or a thing (item id) in front of a person's phone. */
  hold(thing: string, before: string): Promise<void>
  tray(): readonly Item[]
  putAway(phone: Phone): void
}

// Demo data that starts over must not meet what phones stored in the old world.
function forgetOldWorld(world: string): void {
  if (world === '' || localStorage.getItem('localwechat:world') === world) return
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('localwechat:')) localStorage.removeItem(key)
  }
  localStorage.setItem('localwechat:world', world)
}

function firstSpecs(people: readonly TablePerson[]): PhoneSpec[] {
  return readSpecs(location.search) ?? people.slice(0, FIRST_PHONES).map((p) => plainSpec(p.id))
}

function tableApi(desk: Desk, hands: Hands, tray: Tray): TableApi {
  const find = (person: string) => desk.devices.find((one) => one.person.id === person)
  return {
    phones: () => desk.devices.flatMap((device) => device.phone() ?? []),
    phone: (person) => find(person)?.phone(),
    open: (spec) => void desk.open({ ...plainSpec(spec.person), ...spec }),
    close: (person) => desk.close(person),
    async hold(thing, before) {
      const device = find(thing)
      const item = tray.items.find((one) => one.id === thing)
      const target = find(before)
      if (!target) throw new Error(`no phone of "${before}" is on the table`)
      if (device) return hands.hold({ device }, target)
      if (item) return hands.hold({ item }, target)
      throw new Error(`nothing called "${thing}" is on the table`)
    },
    tray: () => tray.items,
    photograph: (phone) => hands.photograph(phone),
    putAway: (phone) => hands.putAway(phone),
    share: (card) => tell(`${card.from.name}转发了“${card.title}”`),
    showFile: (file) =>
      attempt(
        adopt(file).then((item) => {
          tray.add(item)
          if (item.kind !== 'picture') tray.open(item)
        }),
      ),
  }
}

async function layOut(tray: Tray, things: { name: string; url: string }[]): Promise<void> {
  for (const thing of things) tray.add(await adopt(thing))
}

async function start(): Promise<void> {
  const config = JSON.parse(document.getElementById(CONFIG_ID)?.textContent ?? '{}')
  forgetOldWorld(String(config.world ?? ''))
  document.head.append(h(document, 'style', { text: skin + tableCss + dialogCss }))
  const people = await fetchPeopleList()
  const hands = createHands(() => drawOffers(things))
  const show = (item: Item) => askWhere(things, { item })
  const tray = makeTray(show)
  const known = new Map(people.map((person) => [person.id, person]))
  const desk = makeDesk(known, (device) => askWhere(things, { device }))
  const things = { desk, hands, items: () => tray.items }
  Object.assign(window, { table: tableApi(desk, hands, tray) })
  const root = document.getElementById('table-root') ?? document.body
  root.append(desk.element, tray.element)
  allowDragging(things)
  const focus = new URLSearchParams(location.search).get('focus')
  for (const spec of firstSpecs(people)) desk.open(spec)
  const chosen = desk.devices.find((device) => device.person.id === focus)
  // Things on the tray take height from the phones: look at one only after they lie there.
  attempt(
    layOut(tray, config.things ?? []).then(() => {
      chosen?.element.scrollIntoView({ inline: 'center' })
    }),
  )
}

attempt(start())
