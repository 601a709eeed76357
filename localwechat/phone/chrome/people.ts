import type { PhoneContext } from '../runtime/context.ts'
import type { Person } from '../runtime/types.ts'
import { h } from './dom.ts'

export interface TablePerson extends Person {
  phone: string
}

/** Everyone the local cloud knows; rejects when the phone is offline. */
export async function fetchPeople(ctx: PhoneContext): Promise<TablePerson[]> {
  const response = await ctx.cloudFetch('/people')
  if (!response.ok) throw new Error(`the local cloud answered ${response.status}`)
  return (await response.json()) as TablePerson[]
}

const hueOf = (id: string): number =>
  [...id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 360

const firstLetter = (name: string) => Array.from(name.trim())[0] ?? '·'

// A picture with text inside cannot use the page's web font; a made-up avatar is drawn here instead.
const isMadeUp = (avatar: string) => avatar === '' || avatar.startsWith('data:image/svg')

/** The round face of a person. */
export function avatar(doc: Document, person: Person, size = 40): HTMLElement {
  const style = `--size:${size}px;--hue:${hueOf(person.id)}`
  if (!isMadeUp(person.avatar)) {
    return h(doc, 'img', { class: 'lw-avatar', style, attrs: { src: person.avatar, alt: '' } })
  }
  const attrs = { 'aria-hidden': 'true' }
  return h(doc, 'span', { class: 'lw-avatar', style, text: firstLetter(person.name), attrs })
}

const AVATAR_PIXELS = 264

/** The same face as a picture the mini-program can take. */
export function avatarUrl(doc: Document, person: Person): string {
  if (!isMadeUp(person.avatar)) return person.avatar
  const canvas = h(doc, 'canvas')
  canvas.width = AVATAR_PIXELS
  canvas.height = AVATAR_PIXELS
  const pen = canvas.getContext('2d')
  if (!pen) return person.avatar
  pen.fillStyle = `hsl(${hueOf(person.id)} 30% 58%)`
  pen.fillRect(0, 0, AVATAR_PIXELS, AVATAR_PIXELS)
  pen.fillStyle = '#fff'
  pen.font = `600 ${AVATAR_PIXELS / 2}px "Noto Sans SC", sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(firstLetter(person.name), AVATAR_PIXELS / 2, AVATAR_PIXELS / 2)
  return canvas.toDataURL('image/png')
}
