import {
  closestTag,
  defineTag,
  num,
  type TagElement,
  type TagHost,
  text,
  truthy,
  writeModel,
} from './tag.ts'

interface Choice extends Record<string, unknown> {
  checked(): boolean
  set(on: boolean): void
}

defineTag('checkbox-group', (element) => groupPart(element, 'wx-checkbox', true))
defineTag('radio-group', (element) => groupPart(element, 'wx-radio', false))

function groupPart(element: TagElement, selector: string, many: boolean) {
  const chosen = () => choicesIn(element, selector).filter((one) => choice(one).checked())
  return {
    formValue() {
      const values = chosen().map((one) => text(one.lwProps?.value))
      return many ? values : (values[0] ?? '')
    },
    formReset() {
      for (const one of choicesIn(element, selector)) choice(one).set(truthy(one.lwProps?.checked))
    },
  }
}

function choicesIn(element: TagElement, selector: string): TagElement[] {
  return [...element.querySelectorAll<TagElement>(selector)]
}

function choice(element: TagElement): Choice {
  return element.lwPart as Choice
}

defineTag('checkbox', (element, props, host) =>
  mark(element, props, (part) => {
    part.set(!part.checked())
    const group = closestTag(element, 'checkbox-group')
    if (group) host.fire(group, 'change', { value: group.lwPart?.formValue?.() }, true)
  }),
)

defineTag('radio', (element, props, host) =>
  mark(element, props, (part) => {
    if (part.checked()) return
    const group = closestTag(element, 'radio-group')
    for (const other of group ? choicesIn(group, 'wx-radio') : []) choice(other).set(false)
    part.set(true)
    if (group) host.fire(group, 'change', { value: text(props.value) }, true)
  }),
)

function mark(element: TagElement, props: Record<string, unknown>, toggle: (part: Choice) => void) {
  const sign = document.createElement('span')
  sign.className = 'lw-mark'
  const content = document.createElement('span')
  element.appendChild(sign)
  let on = false
  const part = {
    content,
    checked: () => on,
    set(next: boolean) {
      on = next
      element.toggleAttribute('data-on', on)
      element.setAttribute('aria-checked', String(on))
    },
    update(name: string) {
      if (name === 'checked') part.set(truthy(props.checked))
      if (name === 'color') element.style.setProperty('--mark', text(props.color))
    },
    tapped() {
      if (!truthy(props.disabled)) toggle(part)
    },
  }
  return part
}

defineTag('switch', (element, props, host) => {
  const part = {
    checked: () => element.hasAttribute('data-on'),
    set: (on: boolean) => element.toggleAttribute('data-on', on),
    update(name: string) {
      if (name === 'checked') part.set(truthy(props.checked))
      if (name === 'color') element.style.setProperty('--mark', text(props.color))
    },
    tapped() {
      if (truthy(props.disabled)) return
      part.set(!part.checked())
      writeModel(element, 'checked', part.checked())
      host.fire(element, 'change', { value: part.checked() }, true)
    },
    formValue: () => part.checked(),
    formReset: () => part.set(truthy(props.checked)),
  }
  return part
})

defineTag('slider', (element, props, host) => sliderPart(element, props, host))

function sliderPart(element: TagElement, props: Record<string, unknown>, host: TagHost) {
  const range = document.createElement('input')
  const shown = document.createElement('span')
  range.type = 'range'
  element.append(range, shown)
  const say = (type: string) => {
    shown.textContent = truthy(props.showValue) ? range.value : ''
    host.fire(element, type, { value: Number(range.value) })
  }
  range.addEventListener('input', (event) => {
    event.stopPropagation()
    say('changing')
  })
  range.addEventListener('change', (event) => {
    event.stopPropagation()
    writeModel(element, 'value', Number(range.value))
    say('change')
  })
  return {
    update() {
      range.min = String(num(props.min, 0))
      range.max = String(num(props.max, 100))
      range.step = String(num(props.step, 1))
      range.value = String(num(props.value, 0))
      range.disabled = truthy(props.disabled)
      // WeChat's own default of activeColor.
      range.style.accentColor = String(props.activeColor || props.selectedColor || '#1aad19')
      shown.textContent = truthy(props.showValue) ? range.value : ''
    },
    formValue: () => Number(range.value),
    formReset() {
      range.value = String(num(props.value, 0))
    },
  }
}
