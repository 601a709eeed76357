import * as glass from 'glass-easel'
import type { Data } from './context.ts'
import type { TagElement } from './tags/tag.ts'

type Caller = { id?: string; dataset?: Data | null; _$?: glass.Element } | glass.Element

/** How often page listeners ran; tells whether an event was of interest to anyone. */
export const listenerCalls = { count: 0 }

/** WeChat gives pages a plain object; the framework's own event carries live nodes. */
export function plainEvent(event: glass.ShadowedEvent<unknown>): Data {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: plainTarget(event.target as unknown as Caller),
    currentTarget: plainTarget(event.currentTarget as unknown as Caller),
    mark: event.mark ?? {},
    detail: event.detail,
    mut: false,
    ...event.extraFields,
  }
}

function plainTarget(caller: Caller): Data {
  const node = (caller as { _$?: glass.Element })._$ ?? (caller as glass.Element)
  const element = node.getBackendElement?.() as HTMLElement | null | undefined
  return {
    id: caller.id ?? '',
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
    dataset: { ...caller.dataset },
  }
}

/** Every template listener passes here (see compile/wxml.ts). */
export function callListener(
  caller: unknown,
  event: glass.ShadowedEvent<unknown>,
  listener: (event: Data) => unknown,
): unknown {
  listenerCalls.count += 1
  const result = listener.call(caller, plainEvent(event))
  if (event.type === 'input') inputReturns.set(event.detail as object, result)
  return result
}

/** What the page's input listener returned: WeChat shows that text instead. */
export const inputReturns = new WeakMap<object, unknown>()

/** Dispatches an event on the component node behind an element. */
export function fireOn(
  element: TagElement,
  type: string,
  detail: unknown,
  bubbles = false,
  extraFields: Record<string, unknown> = {},
): void {
  const node = element.__wxElement
  if (!node) return
  const event = new glass.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields,
  })
  glass.Event.dispatchEvent(node, event)
}
