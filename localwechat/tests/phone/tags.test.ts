import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { nativePhone } from './phone.ts'

let phone: TestPhone
beforeEach(async () => {
  const launch = { path: 'pages/tags/tags', query: {}, scene: 1001 }
  phone = await nativePhone({ settings: { launch } })
})
afterEach(() => phone.close())

const words = (selector: string) => phone.find(selector)?.textContent?.trim()

test('the page opens without a word of complaint', () => {
  expect(phone.phone.errors).toEqual([])
  expect(phone.logs.filter((one) => one.level === 'error')).toEqual([])
})

test('page-meta and navigation-bar style the page and its bar', () => {
  const page = phone.phone.context.topPage
  expect(page?.window).toMatchObject({
    navigationBarTitleText: '标签',
    navigationBarTextStyle: 'white',
    navigationBarBackgroundColor: '#123456',
  })
  expect(phone.find('wx-page')?.style.color).toBe('rgb(1, 2, 3)')
})

test('a swipe moves the swiper by one and says so', async () => {
  const swiper = phone.find('#swiper') as HTMLElement
  const at = (type: string, clientX: number) =>
    swiper.dispatchEvent(new phone.window.MouseEvent(type, { bubbles: true, clientX }))
  at('pointerdown', 200)
  at('pointerup', 100)
  await phone.waitQuiet()
  expect(words('#said')).toBe('swiper 1 touch')
})

test('the slider tells its value as a number', async () => {
  const range = phone.find('#slider')?.querySelector('input') as HTMLInputElement
  expect(range.value).toBe('3')
  range.value = '7'
  range.dispatchEvent(new phone.window.Event('change', { bubbles: true }))
  await phone.waitQuiet()
  expect(words('#said')).toBe('slider 7')
})

test('rich text keeps words and looks, never scripts', () => {
  const rich = phone.find('#rich') as HTMLElement
  expect(rich.textContent).toBe('你&我粗')
  expect(rich.innerHTML).not.toMatch(/onclick|script/)
  expect(rich.querySelector('b')?.getAttribute('style')).toContain('calc(var(--rpx) * 2)')
  expect(phone.find('#tree')?.innerHTML).toBe('<div class="x">树</div>')
})

test('a navigator opens its page', async () => {
  await phone.tap('#nav')
  expect(phone.phone.context.topPage?.path).toBe('sub/far/far')
  expect(phone.phone.context.topPage?.query).toEqual({ id: 'nav' })
})

test('match-media shows only what fits the phone', () => {
  expect(phone.find('#fits')?.closest('[hidden]')).toBeNull()
  expect(phone.find('#huge')?.hidden).toBe(true)
})

test('a root portal stands beside the page, hears taps, and goes with its tag', async () => {
  expect(phone.find('#portal')?.closest('wx-page')).toBeNull()
  await phone.tap('#portal')
  expect(phone.find('#portal')).toBeNull()
  expect(phone.window.document.querySelector('.lw-portal')).toBeNull()
})

test('an open type that nobody offers is named', async () => {
  await phone.tap('#nothing')
  expect(phone.phone.errors.map((error) => error.message)).toEqual([
    '<button open-type="liveActivity"> is not supported here',
  ])
})
