import type * as glass from 'glass-easel'
import type { PhoneContext } from '../context.ts'
import { nativeTags } from './names.ts'

/** Attributes of a tag as the template gave them, names in camelCase. */
export type TagProps = Record<string, unknown>

/** One built-in tag in a page. */
export interface TagPart {
  /** An attribute changed; `props` holds the new value already. */
  update?(name: string): void
  /** Where children go, when not directly into the tag's element. */
  content?: HTMLElement
  /** Called for a tap that reached this tag (after page listeners ran). */
  tapped?(target: TagElement): void
  /** A long press that reached this tag; true when the tag took it. */
  pressed?(): boolean
  /** Form controls: value for submit, and back to the first value. */
  formValue?(): unknown
  formReset?(): void
  /** What a selector query with `node: true` returns. */
  node?(): unknown
  scroller?: HTMLElement
  [extra: string]: unknown
}

export interface TagElement extends HTMLElement {
  __wxElement?: glass.Element
  lwTag?: string
  lwProps?: TagProps
  lwPart?: TagPart
  lwModels?: Record<string, ((value: unknown) => void) | null>
}

/** What tags need from the phone. */
export interface TagHost {
  ctx(): PhoneContext
  /** Fires a component event on a tag, as WeChat's base library would. */
  fire(element: TagElement, type: string, detail: unknown, bubbles?: boolean): void
  reportUnknownTag(tag: string): void
}

export type TagMaker = (element: TagElement, props: TagProps, host: TagHost) => TagPart

const makers = new Map<string, TagMaker>()

export function defineTag(name: string, maker: TagMaker): void {
  makers.set(name, maker)
}

/** Creates the element of a tag; `components` are tags of the mini-program's own components. */
export function createTag(host: TagHost, tag: string): TagElement {
  const native = (nativeTags as readonly string[]).includes(tag)
  const element = document.createElement(domName(tag, native)) as TagElement
  if (!native) return element
  element.lwTag = tag
  const props: TagProps = {}
  element.lwProps = props
  const part = makers.get(tag)?.(element, props, host) ?? {}
  element.lwPart = part
  interceptAttributes(element, props, part)
  if (part.content) redirectChildren(element, part.content)
  return element
}

/** A component called `dialog` must not become the browser's own dialog. */
function domName(tag: string, native: boolean): string {
  if (native) return `wx-${tag}`
  return tag.includes('-') ? tag : `c-${tag}`
}

function interceptAttributes(element: TagElement, props: TagProps, part: TagPart): void {
  const set = element.setAttribute.bind(element)
  const remove = element.removeAttribute.bind(element)
  const raw = (name: string, fallback: unknown) =>
    element.__wxElement ? element.__wxElement.getAttribute(name) : fallback
  const changed = (name: string, value: unknown) => {
    props[camel(name)] = value ?? undefined
    part.update?.(camel(name))
  }
  element.setAttribute = (name, value) => {
    if (name === 'style' || name === 'class') return set(name, value)
    const given = raw(name, value)
    // An unset binding means the default, not an empty attribute.
    if (given === undefined || given === null) remove(name)
    else if (!name.startsWith('on')) set(name, value)
    changed(name, given)
  }
  element.removeAttribute = (name) => {
    remove(name)
    changed(name, false)
  }
}

/** The framework adds children to the tag's element; they belong inside `content`. */
function redirectChildren(element: TagElement, content: HTMLElement): void {
  element.appendChild(content)
  element.appendChild = (child) => content.appendChild(child)
  element.removeChild = (child) => content.removeChild(child)
  element.insertBefore = (child, before) => content.insertBefore(child, before)
  element.replaceChild = (child, old) => content.replaceChild(child, old)
}

export function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}

/** WeChat's reading of a boolean attribute: any non-empty string is true, even "false". */
export function truthy(value: unknown): boolean {
  return Boolean(value)
}

export function num(value: unknown, fallback: number): number {
  const n = typeof value === 'number' ? value : Number.parseFloat(String(value))
  return Number.isFinite(n) ? n : fallback
}

export function text(value: unknown): string {
  return value === undefined || value === null || value === false ? '' : String(value)
}

/** Writes back a `model:` binding, if the template has one. */
export function writeModel(element: TagElement, name: string, value: unknown): void {
  element.lwModels?.[name]?.(value)
}

export function closestTag(element: Element | null, tag: string): TagElement | null {
  return (element?.closest(`wx-${tag}`) ?? null) as TagElement | null
}
