import { pageConfig } from '../../chrome/config.ts'
import { type PhoneContext, seats } from '../../runtime/context.ts'
import { openCamera } from './camera.ts'
import { addContact } from './contact.ts'
import { decode } from './decode.ts'
import { keepPicture } from './files.ts'
import { loadImage, pixelsOf, urlOfElement } from './images.ts'
import { entryOfScene, meaningOf } from './links.ts'
import { chooseAction } from './modal.ts'
import { showText } from './reader.ts'

/** Does what WeChat does with the content of a code seen outside the mini-program. */
export async function openMeaning(ctx: PhoneContext, content: string, scene: number) {
  const world = {
    appid: ctx.settings.appid,
    links: pageConfig(ctx.document).links,
    now: Date.now(),
  }
  const meaning = meaningOf(content, entryOfScene(scene), world)
  if (meaning.kind === 'launch') return ctx.phone.launch(meaning.options)
  if (meaning.kind === 'contact') return addContact(ctx, meaning)
  if (meaning.kind === 'link') return showText(ctx, '网页', meaning.url)
  if (meaning.kind === 'text') return showText(ctx, '扫描结果', meaning.text)
  return showText(ctx, '另一个小程序', `这张码属于另一个小程序（${meaning.appid}）。`)
}

const SCENES = { camera: 1011, press: 1012, album: 1013 } as const

/** WeChat's own 扫一扫. */
export async function scanFromWeChat(ctx: PhoneContext): Promise<void> {
  const seen = await openCamera(ctx, { want: { qr: true, bar: true }, album: true })
  if (seen) await openMeaning(ctx, seen.decoded.text, SCENES[seen.entry])
}

/** The menu of a long press on a picture: save it, or open the code in it. */
export async function pressMenu(ctx: PhoneContext, element: HTMLElement): Promise<void> {
  const url = urlOfElement(element)
  if (!url) return
  const image = await loadImage(ctx.document, url)
  const pixels = pixelsOf(ctx.document, image, image.naturalWidth, image.naturalHeight)
  const found = decode(pixels, { qr: true, bar: false })
  const items = ['保存图片', ...(found ? ['识别图中二维码'] : [])]
  const chosen = await chooseAction(ctx, items)
  if (chosen === 0) keepPicture(ctx, url)
  if (chosen === 1 && found) await openMeaning(ctx, found.text, SCENES.press)
}

seats.scanFromWeChat = openMeaning
seats.imageMenu = (ctx, element) => {
  pressMenu(ctx, element).catch((error: unknown) => ctx.reportError(error))
}
