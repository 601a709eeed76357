import { button, h } from '../../chrome/dom.ts'
import type { PhoneContext } from '../../runtime/context.ts'
import { ask } from './sheet.ts'

/** Shows a text that WeChat itself found in a code; links stay text, nothing leaves the laptop. */
export function showText(ctx: PhoneContext, title: string, text: string): Promise<void> {
  const doc = ctx.document
  return ask<void>(ctx, {
    kind: 'full',
    testid: 'reader',
    label: title,
    dismissed: undefined,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-reader' },
        h(doc, 'h2', { text: title }),
        h(doc, 'p', { text, testid: 'reader-text' }),
        button(doc, '关闭', () => answer(), { testid: 'reader-close' }),
      ),
  })
}
