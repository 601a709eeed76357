import { type BrandDoc, readBrand } from '../brand'
import { type Card, cardAppid, cover, sendWelcome, wecomConfig } from '../platform/wecom'
import { drawCover } from './cover'

/** First page of the mini-program; WeCom wants paths of pages to end so. */
const PAGE = 'pages/card/index.html'

const cardOf = ({ name, hue }: BrandDoc, appid: string): Card => ({
  appid,
  title: `${name}会员卡`,
  page: PAGE,
  png: () => drawCover(hue),
})

const textOf = ({ name }: BrandDoc): string =>
  `您好，这里是${name}，很高兴认识您。会员卡在下面的小程序里，想看的时候点开就好；有事直接在这里留言。`

const PLAIN = (name: string): string =>
  `您好，这里是${name}，很高兴认识您。有事直接在这里留言就好。`

/** Sends the one welcome that a code allows, with the mini-program's card. Answers what became of it. */
export const welcome = async (code: string, until: number): Promise<string> => {
  const brand = await readBrand()
  const appid = cardAppid()
  const greeting = appid
    ? { code, text: textOf(brand), card: cardOf(brand, appid) }
    : { code, text: PLAIN(brand.name) }
  const sent = await sendWelcome(greeting, until)
  return sent.ok ? 'sent' : sent.code
}

/** Has the cover at hand before anybody needs it: an upload would eat into the twenty seconds. */
export const keepCover = async (): Promise<void> => {
  const appid = wecomConfig() && cardAppid()
  if (!appid) return
  const { hue } = await readBrand()
  await cover(() => drawCover(hue))
}
