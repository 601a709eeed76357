// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { describe, expect, it } from 'vitest'

const file = path.resolve(import.meta.dirname, '../../src/native/pop-sheet/index')
const component = simulate.load(file, 'pop-sheet', { compiler: 'simulate' })

const render = (given: object) => {
  const sheet = simulate.render(component, { heading: '改门店', ...given })
  sheet.attach(document.createElement('div'))
  return sheet
}

describe('a sheet', () => {
  it('has nothing in it while it is closed', () => {
    const sheet = render({ open: false })
    expect(sheet.querySelector('.box')).toBeUndefined()
    expect(sheet.dom?.textContent?.trim()).toBe('')
  })

  it('names itself and its way out', () => {
    const sheet = render({ open: true, leave: '不同意' })
    expect(sheet.querySelector('.heading')?.dom?.textContent).toBe('改门店')
    expect(sheet.querySelector('.leave')?.dom?.textContent).toBe('不同意')
  })

  it.each(['.leave', '.shade'])('asks the page to close it by a tap on %s', (place) => {
    const sheet = render({ open: true })
    let asked = 0
    ;(
      sheet as unknown as { addEventListener(name: string, work: () => void): void }
    ).addEventListener('close', () => {
      asked += 1
    })
    sheet.querySelector(place)?.dispatchEvent('tap')
    return expect.poll(() => asked).toBe(1)
  })
})
