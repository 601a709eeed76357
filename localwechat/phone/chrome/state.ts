import type { PhoneContext } from '../runtime/context.ts'

/** A tab as app.json lists it, with what setTabBarItem changed. */
export interface TabItem {
  pagePath: string
  text: string
  iconPath: string
  selectedIconPath: string
}

export interface TabStyle {
  color: string
  selectedColor: string
  backgroundColor: string
  borderStyle: string
}

/** What the skin of one phone remembers; APIs change it and call `chrome.refresh()`. */
export interface SkinState {
  /** What setTabBarItem and setTabBarStyle changed on top of app.json. */
  tabItems: Map<number, Partial<TabItem>>
  tabStyle: Partial<TabStyle>
  tabHidden: boolean
  /** Text of badges by tab; an empty text is the plain dot. */
  badges: Map<number, string>
  /** Ids of pages that hid their home button, and of pages with a spinner in the title bar. */
  homeHidden: Set<number>
  loading: Set<number>
  /** 0..1, as wx.setScreenBrightness sets it. */
  brightness: number
  keepOn: boolean
  /** setVisualEffectOnCapture('hidden'): screenshots come out blank. */
  captureHidden: boolean
}

/** Brightness of a phone lying on a desk, before any mini-program touched it. */
export const SYSTEM_BRIGHTNESS = 0.6

const states = new WeakMap<PhoneContext, SkinState>()

/** The skin's state of this phone, made on first use. */
export function stateOf(ctx: PhoneContext): SkinState {
  const known = states.get(ctx) ?? freshState()
  states.set(ctx, known)
  return known
}

/** Back to what app.json says: a mini-program that starts anew knows nothing of its last run. */
export function resetState(ctx: PhoneContext): void {
  states.delete(ctx)
}

const freshState = (): SkinState => ({
  tabItems: new Map(),
  tabStyle: {},
  tabHidden: false,
  badges: new Map(),
  homeHidden: new Set(),
  loading: new Set(),
  brightness: SYSTEM_BRIGHTNESS,
  keepOn: false,
  captureHidden: false,
})

const record = (value: unknown): Record<string, unknown> =>
  value && typeof value === 'object' ? (value as Record<string, unknown>) : {}

const text = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : fallback

/** The tabs as they are now; app.json follows day and night, so nothing of it is kept. */
export function tabsOf(ctx: PhoneContext): TabItem[] {
  const { list } = record(ctx.appJson.tabBar)
  const { tabItems } = stateOf(ctx)
  return (Array.isArray(list) ? list : []).map((item, i) => ({
    ...toTab(item),
    ...tabItems.get(i),
  }))
}

/** Colours of the tab bar now. */
export function tabStyleOf(ctx: PhoneContext): TabStyle {
  const bar = record(ctx.appJson.tabBar)
  return {
    color: text(bar.color, '#8a8578'),
    selectedColor: text(bar.selectedColor, '#2b2a26'),
    backgroundColor: text(bar.backgroundColor, '#ffffff'),
    borderStyle: text(bar.borderStyle, 'black'),
    ...stateOf(ctx).tabStyle,
  }
}

function toTab(item: unknown): TabItem {
  const tab = record(item)
  return {
    pagePath: text(tab.pagePath),
    text: text(tab.text),
    iconPath: text(tab.iconPath),
    selectedIconPath: text(tab.selectedIconPath),
  }
}
