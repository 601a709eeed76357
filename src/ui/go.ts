/** Ways through the mini-program. Paths are absolute, as app.json lists them. */

const tabs = {
  card: '/pages/card/index',
  wallet: '/pages/wallet/index',
  me: '/pages/me/index',
} as const

const withQuery = (path: string, query: Record<string, string>): string => {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return pairs.length ? `/${path}/index?${pairs.join('&')}` : `/${path}/index`
}

/** WeChat refuses an eleventh page on the stack (facts/platform.md §3): then it replaces the top. */
const MAX_STACK = 10

const settled = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (fault) => console.warn(fault),
  )

/** Opens a page such as `member/coupon`. */
export const go = (path: string, query: Record<string, string> = {}): Promise<void> => {
  const url = withQuery(path, query)
  const full = getCurrentPages().length >= MAX_STACK
  return settled(full ? wx.redirectTo({ url }) : wx.navigateTo({ url }))
}

/** Takes the place of the current page, so that back does not return to it. */
export const replace = (path: string, query: Record<string, string> = {}): Promise<void> =>
  settled(wx.redirectTo({ url: withQuery(path, query) }))

export const goTab = (tab: keyof typeof tabs): Promise<void> =>
  settled(wx.switchTab({ url: tabs[tab] }))

export const atHome = (): boolean => `/${getCurrentPages().at(-1)?.route}` === tabs.card

export const goHome = (): Promise<void> => goTab('card')

/** Back, or home when this is the first page (opened by a scan or a shared card). */
export const goBack = (): Promise<void> =>
  getCurrentPages().length > 1 ? settled(wx.navigateBack()) : goHome()
