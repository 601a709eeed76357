import { describe, expect, it } from 'vitest'
import { withChinese } from '../../phone/table/frame/fonts.ts'
import { readRequest } from '../../phone/table/frame/request.ts'
import { frameUrl, plainSpec, readSpecs, writeSpecs } from '../../phone/table/page/spec.ts'

describe('the address of a phone', () => {
  it('opens a page with its query, values encoded once', () => {
    const search = `?person=clerk&path=${encodeURIComponent('a/b?scene=x%3D1')}&scene=1047&q=${encodeURIComponent('https://s/c/1')}`
    expect(readRequest(search)).toMatchObject({
      person: 'clerk',
      launch: {
        path: 'a/b',
        query: { scene: 'x%3D1', q: 'https%3A%2F%2Fs%2Fc%2F1' },
        scene: 1047,
      },
    })
  })

  it('has plain settings unless it says otherwise', () => {
    expect(readRequest('')).toEqual({
      person: '',
      wide: false,
      dark: false,
      textScale: 1,
      closed: false,
      scan: '',
      launch: { path: '', query: {}, scene: 1001 },
    })
    const set = readRequest('?wide=1&dark=1&text=1.5&closed=1&scan=abc')
    expect(set).toMatchObject({ wide: true, dark: true, textScale: 1.5, closed: true, scan: 'abc' })
    expect(readRequest('?wide=0').wide).toBe(false)
  })
})

describe('the address of the table', () => {
  it('names the phones, how they lie, and where each starts', () => {
    const specs = readSpecs('?phones=shopper,clerk:wide:dark&at.clerk=clerk/home/index')
    expect(specs).toEqual([
      plainSpec('shopper'),
      { person: 'clerk', wide: true, dark: true, closed: false, path: 'clerk/home/index' },
    ])
    expect(writeSpecs(specs ?? [])).toBe('?phones=shopper,clerk:wide:dark')
    const clerk = specs?.[1] ?? plainSpec('')
    expect(frameUrl(clerk)).toBe('/phone/?person=clerk&wide=1&dark=1&path=clerk%2Fhome%2Findex')
  })

  it('tells an unnamed table from an empty one, and refuses an unknown flag', () => {
    expect(readSpecs('')).toBeNull()
    expect(readSpecs('?phones=')).toEqual([])
    expect(() => readSpecs('?phones=clerk:wild')).toThrow('wild')
  })
})

describe('a canvas font', () => {
  it('gets the Chinese web font in front of its own families, once', () => {
    expect(withChinese('600 24px sans-serif')).toBe('600 24px "Noto Sans SC", sans-serif')
    expect(withChinese('12px/1.5 a, b')).toBe('12px/1.5 "Noto Sans SC", a, b')
    const own = '12px "Noto Sans SC", serif'
    expect(withChinese(own)).toBe(own)
  })
})
