import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { nativePhone } from './phone.ts'

let phone: TestPhone
beforeEach(async () => {
  const launch = { path: 'pages/form/form', query: {}, scene: 1001 }
  phone = await nativePhone({ settings: { launch } })
})
afterEach(() => phone.close())

const words = (selector: string) => phone.find(selector)?.textContent?.trim()
const field = (selector: string) =>
  phone.find(selector)?.querySelector<HTMLInputElement>('input, textarea')

test('typing reaches the page, and model: writes back', async () => {
  await phone.input('#who', '老王')
  await phone.input('#model', '模')
  expect(words('#now')).toBe('老王/模/')
  expect(field('#who')?.maxLength).toBe(5)
})

test('the text an input listener returns replaces what was typed', async () => {
  await phone.input('#note', 'abc')
  expect(field('#note')?.value).toBe('ABC')
})

test('submit collects every named control', async () => {
  await phone.input('#note', 'x')
  await phone.tap('#agree')
  await phone.tap('#big')
  await phone.tap('#on')
  await phone.tap('#send')
  expect(JSON.parse(words('#result') ?? '')).toEqual({
    who: '小张',
    model: '',
    note: 'X',
    ok: ['yes'],
    size: 'l',
    on: true,
  })
})

test('a radio group keeps one choice', async () => {
  await phone.tap('#big')
  await phone.tap('#small')
  await phone.tap('#send')
  expect(JSON.parse(words('#result') ?? '').size).toBe('s')
})

test('a disabled button does not tap', async () => {
  await phone.tap('#off')
  expect(words('#result')).toBe('')
})

test('a nickname is reviewed when its field is left, and its form hands it over', async () => {
  await phone.input('#called', '夏夏')
  expect(words('#review')).toBe('')
  field('#called')?.blur()
  await phone.waitQuiet()
  expect(JSON.parse(words('#review') ?? '')).toEqual({ pass: true, timeout: false })
  await phone.tap('#name')
  expect(words('#name-given')).toBe('夏夏')
})
