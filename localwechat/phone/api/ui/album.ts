import { button, h } from '../../chrome/dom.ts'
import type { PhoneContext } from '../../runtime/context.ts'
import { album, chooseFiles } from './images.ts'
import { ask } from './sheet.ts'

type Choice = { url: string } | 'computer' | null

/**
 * Lets the person pick a picture: one saved on this phone, or a file of the computer. Null when
 * none was picked.
 */
export async function pickPicture(ctx: PhoneContext): Promise<string | null> {
  const saved = album(ctx)
  const choice: Choice = saved.length === 0 ? 'computer' : await openAlbum(ctx, saved)
  if (choice === null) return null
  if (choice !== 'computer') return choice.url
  const [file] = await chooseFiles(ctx.document, 'image/*', false)
  return file ? ctx.window.URL.createObjectURL(file) : null
}

function openAlbum(ctx: PhoneContext, saved: readonly string[]): Promise<Choice> {
  const doc = ctx.document
  return ask<Choice>(ctx, {
    kind: 'bottom',
    testid: 'album',
    label: '相册',
    dismissed: null,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-album' },
        h(doc, 'h2', { text: '相册' }),
        h(doc, 'div', { class: 'lw-grid' }, ...saved.map((url, i) => tile(doc, url, i, answer))),
        button(doc, '从电脑里选', () => answer('computer'), { testid: 'album-computer' }),
      ),
  })
}

function tile(doc: Document, url: string, i: number, answer: (choice: Choice) => void) {
  const attrs = { 'aria-label': `第 ${i + 1} 张` }
  const item = button(doc, '', () => answer({ url }), { testid: `album-${i}`, attrs })
  item.append(h(doc, 'img', { attrs: { src: url, alt: '' } }))
  return item
}
