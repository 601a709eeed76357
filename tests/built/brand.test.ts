import { expect, test } from 'vitest'
import { home, south } from './clerk-answers.ts'
import { open } from './clerk-phone.ts'

const bakery = { name: '一日面包', slogan: '当天的面包，当天吃完', hue: 28, radius: 12 }

test('a phone that opens at the till wears the colours of its brand', async () => {
  const answers = {
    'staff.home': home,
    'membership.home': { brand: bakery, endingSoon: [] },
  }
  const phone = await open('clerk/home', answers)
  expect(phone.text()).toContain(south.name)
  expect(phone.callsOf('membership.home')).toHaveLength(1)
  const tea = await open('clerk/home', { 'staff.home': home })
  const accent = (one: typeof phone) =>
    /--accent:\s*(#\w+)/.exec(one.window.document.documentElement.outerHTML)?.[1]
  expect(accent(phone)).toBeDefined()
  expect(accent(phone)).not.toBe(accent(tea))
})
