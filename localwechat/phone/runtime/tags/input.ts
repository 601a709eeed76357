import { inputReturns } from '../events.ts'
import { rewriteInlineStyle } from '../style.ts'
import { defineTag, num, type TagElement, type TagHost, text, truthy, writeModel } from './tag.ts'

/** WeChat's default; -1 lifts it. */
const MAX_LENGTH = 140

type Field = HTMLInputElement | HTMLTextAreaElement

defineTag('input', (element, props, host) => {
  const field = document.createElement('input')
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) confirm(element, field, host)
  })
  return control(element, props, host, field)
})

defineTag('textarea', (element, props, host) => {
  const field = document.createElement('textarea')
  const part = control(element, props, host, field)
  const grow = () => {
    if (!truthy(props.autoHeight)) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }
  field.addEventListener('input', grow)
  return {
    ...part,
    update(name: string) {
      part.update(name)
      grow()
    },
  }
})

function control(element: TagElement, props: Record<string, unknown>, host: TagHost, field: Field) {
  element.appendChild(field)
  field.maxLength = MAX_LENGTH
  let first: string | null = null
  listen(element, props, host, field)
  return {
    update(name: string) {
      if (name === 'value' && first === null) first = text(props.value)
      apply(field, props, name)
    },
    tapped() {
      if (!field.disabled) field.focus()
    },
    formValue: () => field.value,
    formReset() {
      field.value = first ?? ''
    },
  }
}

function listen(
  element: TagElement,
  props: Record<string, unknown>,
  host: TagHost,
  field: Field,
): void {
  field.addEventListener('input', (event) => {
    event.stopPropagation()
    if ((event as InputEvent).isComposing) return
    sendInput(element, host, field)
  })
  field.addEventListener('compositionend', () => sendInput(element, host, field))
  field.addEventListener('change', (event) => event.stopPropagation())
  field.addEventListener('focus', () => {
    host.fire(element, 'focus', { value: field.value, height: 0 })
  })
  field.addEventListener('blur', () => {
    host.fire(element, 'blur', { value: field.value, cursor: field.value.length })
    if (props.type === 'nickname') {
      host.fire(element, 'nicknamereview', { pass: true, timeout: false })
    }
  })
}

function sendInput(element: TagElement, host: TagHost, field: Field): void {
  const value = field.value
  writeModel(element, 'value', value)
  const cursor = field.selectionStart ?? value.length
  const detail = { value, cursor, keyCode: 0 }
  host.fire(element, 'input', detail, true)
  const back = inputReturns.get(detail)
  const wanted = typeof back === 'string' ? back : (back as { value?: string } | undefined)?.value
  if (typeof wanted === 'string' && wanted !== field.value) field.value = wanted
}

function confirm(element: TagElement, field: Field, host: TagHost): void {
  host.fire(element, 'confirm', { value: field.value })
  if (element.lwProps?.confirmHold !== true) field.blur()
}

function apply(field: Field, props: Record<string, unknown>, name: string): void {
  const value = props[name]
  if (name === 'value' && field.value !== text(value)) field.value = text(value)
  else if (name === 'type' || name === 'password') setType(field, props)
  else if (name === 'placeholder') field.placeholder = text(value)
  else if (name === 'disabled') field.disabled = truthy(value)
  else if (name === 'maxlength') {
    const length = num(value, MAX_LENGTH)
    if (length < 0) field.removeAttribute('maxlength')
    else field.maxLength = length
  } else if (name === 'placeholderStyle') {
    field.style.cssText += placeholderVars(text(value))
  } else if (name === 'focus' || name === 'autoFocus') {
    if (truthy(value)) queueMicrotask(() => field.focus())
    else if (field === document.activeElement) field.blur()
  } else if (name === 'ariaLabel') field.setAttribute('aria-label', text(value))
}

/** The browser styles placeholders by selector only, so the colour travels in a variable. */
function placeholderVars(style: string): string {
  const colour = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(rewriteInlineStyle(style))?.[1]
  return colour ? `;--placeholder-color:${colour}` : ''
}

const MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

function setType(field: Field, props: Record<string, unknown>): void {
  const type = text(props.type)
  if (field instanceof HTMLInputElement) field.type = truthy(props.password) ? 'password' : 'text'
  field.inputMode = MODES[type] ?? 'text'
  if (type === 'nickname') field.dataset.nickname = 'true'
}
