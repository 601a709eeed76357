import { stateOf, tabsOf } from '../../chrome/state.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PageHandle,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { str } from './sheet.ts'

function topPage(ctx: PhoneContext): PageHandle {
  if (!ctx.topPage) throw new ApiError('no page is open')
  return ctx.topPage
}

function setTitle(ctx: PhoneContext, options: Data): void {
  topPage(ctx).window.navigationBarTitleText = str(options.title)
  ctx.chrome.refresh()
}

const COLOURS: Record<string, 'white' | 'black'> = { '#ffffff': 'white', '#000000': 'black' }

function setColour(ctx: PhoneContext, options: Data): void {
  const front = COLOURS[str(options.frontColor).toLowerCase()]
  if (!front) throw new ApiError('invalid frontColor "#000000" or "#ffffff" expected')
  const page = topPage(ctx)
  page.window.navigationBarTextStyle = front
  page.window.navigationBarBackgroundColor = str(options.backgroundColor)
  ctx.chrome.refresh()
}

function setBackground(ctx: PhoneContext, options: Data): void {
  const page = topPage(ctx)
  if (options.backgroundColor) page.window.backgroundColor = str(options.backgroundColor)
  ctx.chrome.refresh()
}

/** Marks the top page in one of the skin's sets. */
function mark(name: 'homeHidden' | 'loading', on: boolean) {
  return asyncApi((ctx) => {
    const set = stateOf(ctx)[name]
    if (on) set.add(topPage(ctx).id)
    else set.delete(topPage(ctx).id)
    ctx.chrome.refresh()
  })
}

function tabIndex(ctx: PhoneContext, options: Data): number {
  if (!topPage(ctx).isTab) throw new ApiError('not TabBar page')
  const index = Number(options.index)
  if (!tabsOf(ctx)[index]) throw new ApiError('tabbar item not found')
  return index
}

/** An API on one tab: checks the index, changes the state, draws again. */
function onTab(change: (ctx: PhoneContext, index: number, options: Data) => void) {
  return asyncApi((ctx, options) => {
    change(ctx, tabIndex(ctx, options), options)
    ctx.chrome.refresh()
  })
}

function setItem(ctx: PhoneContext, index: number, options: Data): void {
  const { tabItems } = stateOf(ctx)
  tabItems.set(index, { ...tabItems.get(index), ...texts(options, ITEM_FIELDS) })
}

function setStyle(ctx: PhoneContext, options: Data): void {
  Object.assign(stateOf(ctx).tabStyle, texts(options, STYLE_FIELDS))
  ctx.chrome.refresh()
}

const ITEM_FIELDS = ['text', 'iconPath', 'selectedIconPath']
const STYLE_FIELDS = ['color', 'selectedColor', 'backgroundColor', 'borderStyle']

/** The given ones of some text fields. */
const texts = (options: Data, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.filter((key) => options[key] !== undefined).map((key) => [key, str(options[key])]),
  )

function setTabHidden(hidden: boolean) {
  return asyncApi((ctx) => {
    stateOf(ctx).tabHidden = hidden
    ctx.chrome.refresh()
  })
}

registerApis({
  setNavigationBarTitle: asyncApi(setTitle),
  setNavigationBarColor: asyncApi(setColour),
  showNavigationBarLoading: mark('loading', true),
  hideNavigationBarLoading: mark('loading', false),
  hideHomeButton: mark('homeHidden', true),
  setBackgroundColor: asyncApi(setBackground),
  setBackgroundTextStyle: asyncApi(() => undefined),
  setTabBarBadge: onTab((ctx, i, options) => stateOf(ctx).badges.set(i, str(options.text))),
  removeTabBarBadge: onTab((ctx, i) => stateOf(ctx).badges.delete(i)),
  showTabBarRedDot: onTab((ctx, i) => stateOf(ctx).badges.set(i, '')),
  hideTabBarRedDot: onTab((ctx, i) => stateOf(ctx).badges.delete(i)),
  setTabBarItem: onTab(setItem),
  setTabBarStyle: asyncApi(setStyle),
  showTabBar: setTabHidden(false),
  hideTabBar: setTabHidden(true),
})
