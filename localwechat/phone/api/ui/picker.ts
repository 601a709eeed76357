import { button, h } from '../../chrome/dom.ts'
import { type Data, type PhoneContext, type PickerRequest, seats } from '../../runtime/context.ts'
import { type Column, column } from './columns.ts'
import {
  DEFAULT_END,
  DEFAULT_START,
  dateColumns,
  type Fields,
  formatDate,
  parseDate,
  parseTime,
  range,
  two,
} from './dates.ts'
import { ask, str } from './sheet.ts'

const LAST_MINUTE = 24 * 60 - 1

/** Columns of one picker and how to read its value. */
interface Wheel {
  columns: Column[]
  value(): unknown
}

function labels(list: unknown, key: string): string[] {
  if (!Array.isArray(list)) return []
  return list.map((item) => str(key && item && typeof item === 'object' ? item[key] : item))
}

function selector(ctx: PhoneContext, { props }: PickerRequest): Wheel {
  const only = column(ctx.document, 'selector', () => {})
  only.fill(labels(props.range, str(props.rangeKey)), Number(props.value ?? 0))
  return { columns: [only], value: () => String(only.value()) }
}

function multiSelector(ctx: PhoneContext, request: PickerRequest): Wheel {
  const columns: Column[] = []
  const fill = (props: Data, from: number) => {
    const lists = Array.isArray(props.range) ? props.range : []
    const values = Array.isArray(props.value) ? props.value.map(Number) : []
    lists.forEach((list, i) => {
      if (i >= from) columns[i]?.fill(labels(list, str(props.rangeKey)), values[i] ?? 0)
    })
  }
  const moved = (at: number, value: number) => {
    request.columnChange(at, value)
    // The page answers with setData; its new range is there one turn later.
    ctx.window.setTimeout(() => fill(request.current(), at + 1), 0)
  }
  const count = Array.isArray(request.props.range) ? request.props.range.length : 0
  for (let i = 0; i < count; i++) columns.push(column(ctx.document, `${i}`, (v) => moved(i, v)))
  fill(request.props, 0)
  return { columns, value: () => columns.map((one) => one.value()) }
}

const UNITS = ['年', '月', '日']

function dateWheel(ctx: PhoneContext, { props }: PickerRequest): Wheel {
  const fields = (
    ['year', 'month', 'day'].includes(str(props.fields)) ? props.fields : 'day'
  ) as Fields
  const start = parseDate(str(props.start), DEFAULT_START)
  const end = parseDate(str(props.end), DEFAULT_END)
  const today = new Date()
  const now = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`
  const chosen: number[] = parseDate(str(props.value), now)
  let lists = dateColumns(chosen, start, end)
  const columns = ['year', 'month', 'day'].map((name, i) =>
    column(ctx.document, name, (at) => {
      chosen[i] = lists[i]?.[at] ?? chosen[i] ?? 1
      fill(i + 1)
    }),
  )
  const fill = (from: number) => {
    columns.forEach((one, i) => {
      if (i < from) return
      lists = dateColumns(chosen, start, end)
      const list = lists[i] ?? []
      const at = nearest(list, chosen[i] ?? 0)
      chosen[i] = list[at] ?? 1
      one.fill(
        list.map((n) => `${n}${UNITS[i]}`),
        at,
      )
    })
  }
  fill(0)
  const shown = { year: 1, month: 2, day: 3 }[fields]
  return { columns: columns.slice(0, shown), value: () => formatDate(chosen, fields) }
}

function nearest(list: readonly number[], value: number): number {
  const at = list.findIndex((n) => n >= value)
  return at < 0 ? list.length - 1 : at
}

function timeWheel(ctx: PhoneContext, { props }: PickerRequest): Wheel {
  const start = parseTime(str(props.start), 0)
  const end = parseTime(str(props.end), LAST_MINUTE)
  const now = new Date()
  const value = parseTime(str(props.value), now.getHours() * 60 + now.getMinutes())
  const at = Math.min(Math.max(value, start), end)
  const hours = range(Math.floor(start / 60), Math.floor(end / 60))
  const hour = column(ctx.document, 'hour', () => fillMinutes())
  const minute = column(ctx.document, 'minute', () => {})
  let minutes: number[] = []
  const fillMinutes = (wanted = minutes[minute.value()] ?? 0) => {
    const base = (hours[hour.value()] ?? 0) * 60
    minutes = range(Math.max(start - base, 0), Math.min(end - base, 59))
    minute.fill(minutes.map(two), nearest(minutes, wanted))
  }
  hour.fill(hours.map(two), nearest(hours, Math.floor(at / 60)))
  fillMinutes(at % 60)
  const read = () => `${two(hours[hour.value()] ?? 0)}:${two(minutes[minute.value()] ?? 0)}`
  return { columns: [hour, minute], value: read }
}

const WHEELS = { selector, multiSelector, date: dateWheel, time: timeWheel }

seats.picker = (ctx, request) => {
  if (request.mode === 'region') {
    throw new Error('<picker mode="region"> is not supported by localwechat')
  }
  const wheel = WHEELS[request.mode](ctx, request)
  const title = str(request.props.headerText)
  return ask<unknown>(ctx, {
    kind: 'bottom',
    testid: 'picker',
    label: title || '请选择',
    dismissed: null,
    build: (answer) => pickerPanel(ctx.document, wheel, title, answer),
  })
}

function pickerPanel(
  doc: Document,
  wheel: Wheel,
  title: string,
  answer: (value: unknown) => void,
): HTMLElement {
  const cancel = button(doc, '取消', () => answer(null), { testid: 'picker-cancel' })
  const ok = button(doc, '确定', () => answer(wheel.value()), {
    class: 'lw-strong',
    testid: 'picker-ok',
  })
  const head = h(doc, 'div', { class: 'lw-picker-head' }, cancel, h(doc, 'b', { text: title }), ok)
  const body = h(doc, 'div', { class: 'lw-columns' }, ...wheel.columns.map((one) => one.element))
  return h(doc, 'div', { class: 'lw-picker' }, head, body)
}
