import { rewriteInlineStyle } from '../style.ts'
import { defineTag, text } from './tag.ts'

/** What WeChat's rich-text accepts, shortened to what carries no behaviour. */
const TAGS = new Set(
  (
    'a abbr b blockquote br code col colgroup dd del div dl dt em fieldset font h1 h2 h3 h4 h5 h6 ' +
    'hr i img ins label legend li ol p q span strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
)
const ATTRIBUTES = new Set([
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
])

interface RichNode {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
}

defineTag('rich-text', (element, props) => ({
  update(name) {
    if (name !== 'nodes') return
    const nodes = Array.isArray(props.nodes)
      ? (props.nodes as RichNode[])
      : parse(text(props.nodes))
    element.replaceChildren(...nodes.flatMap(build))
  },
}))

function parse(html: string): RichNode[] {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return [...body.childNodes].flatMap(read)
}

function read(node: Node): RichNode[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.textContent ?? '' }]
  if (!(node instanceof Element)) return []
  const attrs = Object.fromEntries([...node.attributes].map((one) => [one.name, one.value]))
  return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(read) }]
}

function build(node: RichNode): Node[] {
  if (node.type === 'text' || node.name === undefined) {
    return [document.createTextNode(decode(text(node.text)))]
  }
  const name = node.name.toLowerCase()
  if (!TAGS.has(name)) return []
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (!ATTRIBUTES.has(key)) continue
    element.setAttribute(key, key === 'style' ? rewriteInlineStyle(text(value)) : text(value))
  }
  element.append(...(node.children ?? []).flatMap(build))
  return [element]
}

function decode(value: string): string {
  if (!value.includes('&')) return value
  return new DOMParser().parseFromString(value, 'text/html').documentElement.textContent ?? ''
}
