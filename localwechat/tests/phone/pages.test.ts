import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { appOf, nativePhone, topInstance } from './phone.ts'

let phone: TestPhone
beforeEach(async () => {
  phone = await nativePhone()
})
afterEach(() => phone.close())

const words = (selector: string) => phone.find(selector)?.textContent?.trim()
const paths = () => phone.phone.context.pages.map((page) => page.path)
const fail = (name: string, options: Record<string, unknown>) =>
  phone.phone.context.call(name, options).then(
    () => 'no failure',
    (error: { errMsg: string }) => error.errMsg,
  )

describe('templates', () => {
  test('wxs, conditions, loops and templates draw the page', () => {
    expect(phone.phone.errors).toEqual([])
    expect(phone.text()).toContain('2 分')
    expect(phone.find('#few')).not.toBeNull()
    expect(phone.findAll('.row').map((row) => row.textContent)).toEqual(['甲', '乙'])
    expect(phone.find('.title')?.getAttribute('style')).toContain('calc(var(--rpx) * 20)')
  })

  test('setData redraws what depends on it, and is weighed', async () => {
    const before = phone.phone.setData.length
    await phone.tap('#more')
    expect(phone.text()).toContain('3 分')
    expect(phone.find('#many')).not.toBeNull()
    const mine = phone.phone.setData.slice(before).find((one) => one.page === 'pages/home/home')
    expect(mine?.bytes).toBe('{"points":2}'.length)
  })

  test('setData above WeChat’s limit is refused by its size', () => {
    const page = topInstance(phone) as { setData(data: object): void }
    expect(() => page.setData({ name: 'x'.repeat(1024 * 1024) })).toThrow('the limit is 1048576')
    expect(() => page.setData({ name: 'fits' })).not.toThrow()
  })
})

test('the sheets of the app, the page and its components are in force', () => {
  const more = phone.window.document.head.textContent ?? ''
  expect(more).toContain(':where([data-lw-page]) .shared')
  expect(more).toContain(':where([data-lw-page="pages/home/home"]) .row')
  const row = phone.find('.row') as HTMLElement
  expect(phone.window.getComputedStyle(row).color).toBe('rgb(255, 0, 0)')
})

describe('components', () => {
  test('properties, observers, behaviours and life cycles work', async () => {
    expect(words('.components_card_card--log')).toBe('券=1|true|attached shown|0')
    await phone.tap('#more')
    expect(words('.components_card_card--log')).toBe('券=2|true|attached shown|0')
  })

  test('a component’s event reaches the page with its detail and dataset', async () => {
    await phone.tap('.components_card_card--box')
    expect(words('#picked')).toBe('券 1')
    await phone.tap('.components_card_card--box')
    expect(words('#picked')).toBe('券 2')
  })

  test('named and plain slots show their own content', () => {
    expect(words('.components_slotted_slotted--before')).toBe('头')
    expect(words('.components_slotted_slotted--after')).toBe('身')
  })
})

describe('events', () => {
  test('catch stops a tap and bind lets it pass', async () => {
    await phone.tap('#inner')
    expect(words('#heard')).toBe('内')
    await phone.tap('#passing')
    expect(words('#heard')).toBe('内内外')
  })

  test('a long press is its own event', async () => {
    await phone.longPress('#press')
    expect(words('#heard')).toBe('longpress')
  })

  test('touches carry positions and do not tap when the finger moved', async () => {
    const seen: string[] = []
    const more = phone.find('#more') as HTMLElement
    const at = (x: number) => ({ bubbles: true, clientX: x, clientY: 5 })
    more.addEventListener('click', () => seen.push('click'))
    more.dispatchEvent(new phone.window.MouseEvent('pointerdown', at(5)))
    more.dispatchEvent(new phone.window.MouseEvent('pointermove', at(60)))
    more.dispatchEvent(new phone.window.MouseEvent('pointerup', at(60)))
    await phone.tap('#more')
    expect(seen).toEqual(['click'])
    expect(phone.text()).toContain('2 分')
  })
})

test('scrolling tells the page, and its end once', async () => {
  await phone.phone.context.nav.tapTab(1)
  const scroller = phone.phone.context.topPage?.element as HTMLElement
  Object.defineProperties(scroller, {
    scrollHeight: { value: 1000 },
    clientHeight: { value: 400 },
  })
  for (const top of [100, 580, 600]) {
    scroller.scrollTop = top
    scroller.dispatchEvent(new phone.window.Event('scroll'))
  }
  const { heard } = topInstance(phone)
  expect(heard).toEqual(['scroll 100', 'scroll 580', 'bottom', 'scroll 600'])
})

describe('the page stack', () => {
  test('life cycle runs in WeChat’s order', async () => {
    const home = topInstance(phone) as { life: string[] }
    await phone.tap('#row-a')
    await phone.phone.context.call('navigateBack')
    expect(home.life).toEqual(['load {}', 'show', 'ready', 'hide', 'show'])
  })

  test('a sub-package page is evaluated on first use only, with its query untouched', async () => {
    const evaluated = () => appOf(phone).seen.filter((one) => one === 'far evaluated').length
    expect(evaluated()).toBe(0)
    await phone.tap('#row-b')
    expect(paths()).toEqual(['pages/home/home', 'sub/far/far'])
    expect(words('#where')).toBe('b 茶 2')
    await phone.tap('#deeper')
    expect(evaluated()).toBe(1)
  })

  test('ten pages are the limit', async () => {
    await phone.tap('#row-a')
    for (let i = 0; i < 8; i += 1) await phone.tap('#deeper')
    expect(paths()).toHaveLength(10)
    await phone.tap('#deeper')
    expect(paths()).toHaveLength(10)
    expect(words('#where')).toContain('navigateTo:fail webview count limit exceed')
  })

  test('wrong ways to a page fail with WeChat’s words', async () => {
    expect(await fail('navigateTo', { url: '/pages/x/x' })).toBe(
      'navigateTo:fail page "pages/x/x" is not found',
    )
    expect(await fail('navigateTo', { url: '/pages/mine/mine' })).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await fail('switchTab', { url: '/sub/far/far' })).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
    expect(await fail('navigateBack', {})).toBe(
      'navigateBack:fail cannot navigate back at first page.',
    )
  })

  test('tab pages stay alive while others come and go', async () => {
    const home = topInstance(phone) as { life: string[] }
    await phone.tap('#more')
    await phone.phone.context.nav.tapTab(1)
    expect(phone.text()).toContain('我的页')
    await phone.phone.context.nav.tapTab(0)
    expect(phone.text()).toContain('3 分')
    expect(topInstance(phone)).toBe(home)
    expect(home.life.slice(3)).toEqual(['hide', 'show', 'tab 0 首页'])
  })

  test('redirectTo and reLaunch replace pages and unload them', async () => {
    await phone.tap('#row-a')
    await phone.phone.context.call('redirectTo', { url: '/pages/form/form' })
    expect(paths()).toEqual(['pages/home/home', 'pages/form/form'])
    await phone.phone.context.call('reLaunch', { url: '/sub/far/far?id=z' })
    expect(paths()).toEqual(['sub/far/far'])
    expect(phone.window.document.querySelectorAll('.lw-page')).toHaveLength(1)
  })

  test('opener and opened page talk over the event channel', async () => {
    await phone.phone.context.nav.tapTab(1)
    await phone.tap('#go')
    expect(words('#now')).toBe('小张//你好')
  })
})

describe('coming and going', () => {
  test('a second entrance shows the running mini-program with the new scene', async () => {
    phone.phone.context.hide()
    await phone.phone.launch({ path: 'sub/far/far', query: { id: 'k' }, scene: 1007 })
    expect(appOf(phone).seen.slice(0, 4)).toEqual([
      'launch 1001 ',
      'show 1001',
      'hide',
      'show 1007',
    ])
    expect(paths()).toEqual(['sub/far/far'])
    const { getEnterOptionsSync, getLaunchOptionsSync } = phone.phone.wx as {
      [name: string]: () => { scene: number }
    }
    expect(getEnterOptionsSync?.().scene).toBe(1007)
    expect(getLaunchOptionsSync?.().scene).toBe(1001)
  })

  test('a restart forgets what was in memory', async () => {
    await phone.tap('#more')
    await phone.phone.context.restart()
    await phone.waitQuiet()
    expect(phone.text()).toContain('2 分')
    expect(appOf(phone).seen).toEqual(['launch 1001 ', 'show 1001'])
  })

  test('an unknown entrance asks the app and opens the first page', async () => {
    const other = await nativePhone({
      settings: { launch: { path: 'pages/gone/gone', query: {}, scene: 1011 } },
    })
    expect(appOf(other).seen).toContain('missing pages/gone/gone')
    expect(other.text()).toContain('2 分')
    other.close()
  })
})

test('night turns theme names and tells the app', async () => {
  const page = phone.phone.context.topPage
  expect(page?.window.navigationBarBackgroundColor).toBe('#ffffff')
  let told: unknown
  phone.phone.context.on('themeChange', (theme) => {
    told = theme
  })
  phone.phone.context.changeSettings({ dark: true })
  expect(page?.window.navigationBarBackgroundColor).toBe('#111111')
  expect(told).toEqual({ theme: 'dark' })
})
