import { type PickerRequest, seats } from '../context.ts'
import { defineTag, num, type TagElement, type TagHost, text, truthy, writeModel } from './tag.ts'

const MODES = ['selector', 'multiSelector', 'date', 'time', 'region']

defineTag('picker', (element, props, host) => ({
  tapped() {
    if (!truthy(props.disabled)) void host.ctx().track(choose(element, props, host))
  },
  formValue: () => props.value ?? '',
}))

async function choose(
  element: TagElement,
  props: Record<string, unknown>,
  host: TagHost,
): Promise<void> {
  const mode = text(props.mode) || 'selector'
  const ctx = host.ctx()
  if (!MODES.includes(mode)) return ctx.reportError(new Error(`<picker mode="${mode}"> is unknown`))
  if (!seats.picker) return ctx.reportError(new Error('this phone has no picker sheet'))
  const value = await seats.picker(ctx, {
    mode: mode as PickerRequest['mode'],
    props,
    columnChange: (column, at) => host.fire(element, 'columnchange', { column, value: at }),
    current: () => props,
  })
  if (value === null || value === undefined) return host.fire(element, 'cancel', {})
  const chosen = mode === 'selector' ? num(value, 0) : value
  props.value = chosen
  writeModel(element, 'value', chosen)
  host.fire(element, 'change', { value: chosen }, true)
}
