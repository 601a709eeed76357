import type * as glass from 'glass-easel'
import { type Data, type PhoneContext, registerApis, syncApi } from '../../runtime/context.ts'
import type { TagElement } from '../../runtime/tags/tag.ts'

type Callback = (result: unknown) => void
interface Ask {
  selector: string | null
  many: boolean
  scope: glass.GeneralComponent | null
  fields: Data
  callback: Callback | undefined
}

/** `this` of a page or component, as given to `.in()`. */
function nodeOf(caller: unknown): glass.GeneralComponent | null {
  return (caller as { _$?: glass.GeneralComponent } | null | undefined)?._$ ?? null
}

class SelectorQuery {
  private readonly asks: Ask[] = []
  private readonly ctx: PhoneContext
  private scope: glass.GeneralComponent | null
  constructor(ctx: PhoneContext) {
    this.ctx = ctx
    this.scope = nodeOf((ctx.topPage as unknown as { instance?: unknown } | undefined)?.instance)
  }

  in(caller: unknown): this {
    this.scope = nodeOf(caller) ?? this.scope
    return this
  }

  select(selector: string): NodesRef {
    return this.ref(selector, false)
  }

  selectAll(selector: string): NodesRef {
    return this.ref(selector, true)
  }

  selectViewport(): NodesRef {
    return this.ref(null, false)
  }

  exec(callback?: Callback): this {
    const run = async () => {
      // The page's pending setData is on screen by then, as in WeChat.
      await Promise.resolve()
      const results = this.asks.map((ask) => {
        const result = answer(this.ctx, ask)
        ask.callback?.(result)
        return result
      })
      callback?.(results)
    }
    this.ctx.track(run()).catch((error: unknown) => this.ctx.reportError(error))
    return this
  }

  private ref(selector: string | null, many: boolean): NodesRef {
    const add = (fields: Data, callback?: Callback) => {
      this.asks.push({ selector, many, scope: this.scope, fields, callback })
      return this
    }
    return {
      fields: add,
      boundingClientRect: (callback) =>
        add({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => add({ id: true, dataset: true, scrollOffset: true }, callback),
      node: (callback) => add({ node: true }, callback),
      context: (callback) => add({ node: true, context: true }, callback),
    }
  }
}

interface NodesRef {
  fields(fields: Data, callback?: Callback): SelectorQuery
  boundingClientRect(callback?: Callback): SelectorQuery
  scrollOffset(callback?: Callback): SelectorQuery
  node(callback?: Callback): SelectorQuery
  context(callback?: Callback): SelectorQuery
}

function answer(ctx: PhoneContext, ask: Ask): unknown {
  if (ask.selector === null) return viewport(ctx, ask.fields)
  const found = ask.scope?.getShadowRoot()?.querySelectorAll(ask.selector) ?? []
  if (ask.many) return found.map((node) => describe(ctx, node, ask.fields))
  return found[0] ? describe(ctx, found[0], ask.fields) : null
}

function viewport(ctx: PhoneContext, fields: Data): Data {
  const page = ctx.topPage?.element
  const width = ctx.pagesLayer.clientWidth
  const height = ctx.pagesLayer.clientHeight
  return {
    ...(fields.id ? { id: '', dataset: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? scrollOf(page) : {}),
  }
}

function scrollOf(element: HTMLElement | undefined): Data {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {}
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function describe(ctx: PhoneContext, node: glass.Element, fields: Data): Data {
  const element = node.getBackendElement() as unknown as TagElement
  const result: Data = {}
  if (fields.id) result.id = node.id
  if (fields.dataset) result.dataset = { ...node.dataset }
  if (fields.mark) result.mark = node.collectMarks()
  if (fields.rect || fields.size) Object.assign(result, rectOf(ctx, element, fields))
  if (fields.scrollOffset) Object.assign(result, scrollOf(element))
  if (fields.node) result.node = element.lwPart?.node?.() ?? element.lwPart?.scroller ?? null
  for (const name of (fields.properties ?? []) as string[]) {
    result[name] = element.lwProps?.[name] ?? (node as { data?: Data }).data?.[name]
  }
  const styles = (fields.computedStyle ?? []) as string[]
  if (styles.length > 0) {
    const computed = ctx.window.getComputedStyle(element)
    for (const name of styles) result[name] = computed.getPropertyValue(kebab(name))
  }
  return result
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Relative to the page, in the phone's own pixels even when the table shows it smaller. */
function rectOf(ctx: PhoneContext, element: HTMLElement, fields: Data): Data {
  const frame = element.closest<HTMLElement>('.lw-page') ?? ctx.pagesLayer
  const base = frame.getBoundingClientRect()
  const scale = frame.offsetWidth ? base.width / frame.offsetWidth : 1
  const box = element.getBoundingClientRect()
  const width = box.width / scale
  const height = box.height / scale
  const left = (box.left - base.left) / scale
  const top = (box.top - base.top) / scale
  return {
    ...(fields.rect ? { left, top, right: left + width, bottom: top + height } : {}),
    ...(fields.size ? { width, height } : {}),
  }
}

registerApis({
  createSelectorQuery: syncApi((ctx) => new SelectorQuery(ctx)),
})
