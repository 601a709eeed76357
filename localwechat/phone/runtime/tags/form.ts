import { defineTag, type TagElement, type TagHost, text } from './tag.ts'

defineTag('form', () => ({}))

const CONTROLS =
  'wx-input, wx-textarea, wx-switch, wx-slider, wx-picker, wx-checkbox-group, wx-radio-group'

/** Collects the named controls and fires `submit`. */
export function submitForm(form: TagElement, host: TagHost, button: TagElement): void {
  const value: Record<string, unknown> = {}
  for (const control of form.querySelectorAll<TagElement>(CONTROLS)) {
    const name = text(control.lwProps?.name)
    if (name) value[name] = control.lwPart?.formValue?.()
  }
  host.fire(form, 'submit', { value, target: { id: button.id } })
}

export function resetForm(form: TagElement, host: TagHost): void {
  for (const control of form.querySelectorAll<TagElement>(CONTROLS)) {
    control.lwPart?.formReset?.()
  }
  host.fire(form, 'reset', {})
}
