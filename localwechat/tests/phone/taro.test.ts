import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  buildRuntime,
  type CompiledApp,
  compileApp,
  mountInJsdom,
  type TestPhone,
} from '../../phone/index.ts'
import { buildTaroFixture } from './taro-build.ts'

const BUILD_LIMIT_MS = 180_000

let app: CompiledApp
let runtime: string
let phone: TestPhone

beforeAll(async () => {
  app = compileApp(await buildTaroFixture())
  runtime = await buildRuntime()
}, BUILD_LIMIT_MS)

beforeEach(async () => {
  const launch = { path: '', query: { name: '小林' }, scene: 1001 }
  phone = await mountInJsdom({ app, runtime, settings: { launch } })
})
afterEach(() => phone.close())

const words = (selector: string) => phone.find(selector)?.textContent?.trim()

test('the untouched Taro build renders with its launch query', () => {
  expect(phone.phone.errors).toEqual([])
  expect(words('#say')).toBe('0 小林 1')
})

test('taps, also inside Taro’s nested component, reach React', async () => {
  await phone.tap('#add')
  expect(words('#say')).toBe('1 小林 1')
  await phone.tap('#deep')
  expect(words('#say')).toBe('101 小林 1')
})

test('an interaction sends a small setData', async () => {
  const before = phone.phone.setData.length
  await phone.tap('#add')
  const sent = phone.phone.setData.slice(before)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.bytes).toBeLessThan(300)
})

test('typing reaches the controlled input', async () => {
  await phone.input('#name', '老周')
  expect(words('#say')).toBe('0 老周 1')
})

test('a canvas node comes through Taro’s selector query', async () => {
  await phone.tap('#measure')
  expect(words('#say')).toBe('0 小林 1 function')
})

test('sub-package pages open, and going back shows the first page again', async () => {
  await phone.tap('#far')
  expect(phone.text()).toContain('编号 7')
  await phone.phone.context.nav.back()
  await phone.waitQuiet()
  expect(words('#say')).toBe('0 小林 2')
})

test('tabs switch, and a list gives a row back', async () => {
  await phone.phone.context.nav.tapTab(1)
  await phone.waitQuiet()
  await phone.tap('b')
  expect(phone.findAll('.row').map((row) => row.textContent)).toEqual(['a', 'c'])
})

test('an API that is missing names itself through Taro too', async () => {
  await phone.tap('#missing')
  expect(words('#say')).toContain('wx.startBeaconDiscovery is not supported by localwechat')
})
