import { openTypes } from '../context.ts'
import { resetForm, submitForm } from './form.ts'
import { closestTag, defineTag, type TagElement, type TagHost, text, truthy } from './tag.ts'

defineTag('button', (element, props, host) => {
  element.setAttribute('role', 'button')
  element.tabIndex = 0
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    element.click()
  })
  return {
    update(name) {
      if (name === 'disabled') {
        element.tabIndex = truthy(props.disabled) ? -1 : 0
        element.setAttribute('aria-disabled', String(truthy(props.disabled)))
      }
    },
    tapped() {
      const formType = text(props.formType)
      const form = formType ? closestTag(element, 'form') : null
      if (form && formType === 'submit') submitForm(form, host, element)
      if (form && formType === 'reset') resetForm(form, host)
      if (props.openType) void open(element, props, host)
    },
  }
})

async function open(
  element: TagElement,
  props: Record<string, unknown>,
  host: TagHost,
): Promise<void> {
  const ctx = host.ctx()
  const page = ctx.topPage
  // Several purposes may be joined: "getPhoneNumber|agreePrivacyAuthorization".
  for (const name of text(props.openType).split('|')) {
    const run = openTypes.get(name)
    if (!run) ctx.reportError(new Error(`<button open-type="${name}"> is not supported here`))
    else if (page) {
      const dataset = { ...element.__wxElement?.dataset }
      const fire = (event: string, detail: Record<string, unknown>) =>
        host.fire(element, event, detail)
      await ctx.track(Promise.resolve(run(ctx, { element, dataset, props, page, fire })))
    }
  }
}
