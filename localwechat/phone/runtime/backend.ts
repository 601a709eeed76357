import * as glass from 'glass-easel'
import { rewriteInlineStyle } from './style.ts'
import { createTag, type TagElement, type TagHost } from './tags/tag.ts'

type DomElement = HTMLElement & { __wxElement?: glass.Element }
type BackendDocument = glass.CurrentWindowBackendContext['document']

/**
 * The DOM under the component framework. Differences from the framework's own: built-in tags are
 * drawn by us, events come from our input layer, and rendering callbacks do not wait for a frame
 * (a phone in a background tab gets none).
 */
export class PhoneBackend extends glass.CurrentWindowBackendContext {
  override document: BackendDocument
  private readonly host: TagHost

  constructor(host: TagHost) {
    super()
    this.host = host
    const own = {
      createElement: (tag: string) => createElement(host, tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    this.document = own as unknown as BackendDocument
  }

  override associateValue(element: never, value: glass.Element): void {
    super.associateValue(element, value)
    const { lwTag } = element as TagElement
    if (lwTag === undefined && glass.NativeNode.isNativeNode(value)) {
      this.host.reportUnknownTag(value.is)
    }
  }

  override onEvent(): void {}

  override setListenerStats(): void {}

  override setModelBindingStat(
    element: unknown,
    attribute: string,
    listener: ((value: unknown) => void) | null,
  ): void {
    const tag = element as TagElement
    tag.lwModels = { ...tag.lwModels, [attribute]: listener }
  }

  override render(callback: (error: Error | null) => void): void {
    queueMicrotask(() => callback(null))
  }
}

function createElement(host: TagHost, tag: string): HTMLElement {
  const element = createTag(host, tag) as DomElement
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name, value) =>
    setAttribute(name, name === 'style' ? rewriteInlineStyle(value) : value)
  // Ids carry a per-component prefix; WeChat's style sheets and people's tests use the plain id.
  Object.defineProperty(element, 'id', {
    get: () => element.getAttribute('id') ?? '',
    set: (id: string) =>
      Element.prototype.setAttribute.call(element, 'id', id.replace(/^[0-9a-f]{8}--/, '')),
  })
  return element
}

/** The component node that owns a DOM node, or null outside pages. */
export function ownerOf(node: Node | null): glass.Element | null {
  for (let at: Node | null = node; at; at = at.parentNode) {
    const owner = (at as DomElement).__wxElement
    if (owner) return owner
  }
  return null
}
