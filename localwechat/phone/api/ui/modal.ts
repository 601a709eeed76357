import { button, h } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { answerRow, ask, str } from './sheet.ts'

/** wx.showModal refuses longer button texts on real phones. */
const MAX_BUTTON_TEXT = 4
/** wx.showActionSheet shows at most six rows. */
const MAX_ACTIONS = 6

function checkText(name: string, value: unknown): void {
  if (str(value).length <= MAX_BUTTON_TEXT) return
  throw new ApiError(`${name} length should not larger than ${MAX_BUTTON_TEXT} Chinese characters`)
}

interface ModalAnswer extends Data {
  confirm: boolean
  cancel: boolean
}

function modalBody(ctx: PhoneContext, options: Data, field: HTMLTextAreaElement | null) {
  const doc = ctx.document
  const title = str(options.title)
  const content = str(options.content)
  return h(
    doc,
    'div',
    { class: 'lw-modal-body' },
    title !== '' && h(doc, 'h2', { text: title }),
    field ?? (content !== '' && h(doc, 'p', { text: content })),
  )
}

function editor(ctx: PhoneContext, options: Data): HTMLTextAreaElement | null {
  if (options.editable !== true) return null
  const placeholder = str(options.placeholderText)
  const field = h(ctx.document, 'textarea', { testid: 'modal-input', attrs: { placeholder } })
  field.value = str(options.content)
  return field
}

function showModal(ctx: PhoneContext, options: Data): Promise<ModalAnswer> {
  checkText('confirmText', options.confirmText)
  checkText('cancelText', options.cancelText)
  const doc = ctx.document
  const field = editor(ctx, options)
  return ask<ModalAnswer>(ctx, {
    kind: 'center',
    testid: 'modal',
    label: str(options.title, '提示'),
    build(answer) {
      const no = () => answer({ confirm: false, cancel: true, content: null })
      const yes = () =>
        answer({ confirm: true, cancel: false, content: field ? field.value : null })
      const cancel = button(doc, str(options.cancelText, '取消') || '取消', no, {
        testid: 'modal-cancel',
        style: `color:${str(options.cancelColor, 'inherit')}`,
      })
      const ok = button(doc, str(options.confirmText, '确定') || '确定', yes, {
        class: 'lw-strong',
        testid: 'modal-ok',
        style: options.confirmColor ? `color:${str(options.confirmColor)}` : '',
      })
      const row = answerRow(doc, options.showCancel === false ? null : cancel, ok)
      return h(doc, 'div', { class: 'lw-modal' }, modalBody(ctx, options, field), row)
    },
  })
}

async function showActionSheet(ctx: PhoneContext, options: Data): Promise<Data> {
  const items = Array.isArray(options.itemList) ? options.itemList.map((item) => str(item)) : []
  if (items.length === 0) throw new ApiError('parameter error: itemList should not be empty')
  if (items.length > MAX_ACTIONS) {
    throw new ApiError(`parameter error: itemList should not exceed ${MAX_ACTIONS} items`)
  }
  const tapIndex = await chooseAction(ctx, items, str(options.alertText), options.itemColor)
  if (tapIndex === null) throw new ApiError('cancel')
  return { tapIndex }
}

/** Rows from the bottom of the screen; null when put away. */
export function chooseAction(
  ctx: PhoneContext,
  items: readonly string[],
  alert = '',
  color?: unknown,
): Promise<number | null> {
  const doc = ctx.document
  const style = typeof color === 'string' ? `color:${color}` : ''
  return ask<number | null>(ctx, {
    kind: 'bottom',
    testid: 'action-sheet',
    label: alert || '请选择',
    dismissed: null,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-actions' },
        alert !== '' && h(doc, 'p', { class: 'lw-note', text: alert }),
        ...items.map((item, i) =>
          button(doc, item, () => answer(i), { testid: `action-${i}`, style }),
        ),
        button(doc, '取消', () => answer(null), { class: 'lw-apart', testid: 'action-cancel' }),
      ),
  })
}

registerApis({ showModal: asyncApi(showModal), showActionSheet: asyncApi(showActionSheet) })
