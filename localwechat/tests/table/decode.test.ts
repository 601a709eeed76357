import fc from 'fast-check'
import CODE128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js'
import { describe, expect, it } from 'vitest'
import { decode } from '../../phone/api/ui/decode.ts'
import { scanResult } from '../../phone/api/ui/scan.ts'
import { drawBars, drawQr, sheet } from './draw.ts'

const both = { qr: true, bar: true }
const modulesOf = (text: string): string => new CODE128(text, {}).encode().data

describe('the camera', () => {
  it('reads a QR code anywhere on a phone screen', () => {
    const screen = sheet(750, 1624, 247)
    drawQr(screen, 'https://shop.example/c/熟客', { left: 190, top: 700, module: 8 })
    expect(decode(screen, both)).toMatchObject({
      text: 'https://shop.example/c/熟客',
      kind: 'QR_CODE',
    })
  })

  it('reads a light code on dark paper', () => {
    const card = sheet(500, 500, 30)
    drawQr(card, 'inverted', { left: 40, top: 40, module: 8, ink: 235, paper: 30 })
    expect(decode(card, both)?.text).toBe('inverted')
  })

  it('finds a small code in the corner of a large photograph', () => {
    const photo = sheet(2400, 1800, 210)
    drawQr(photo, 'small', { left: 2100, top: 1500, module: 4 })
    expect(decode(photo, both)?.text).toBe('small')
  })

  it('sees nothing on a blank sheet, and nothing it was not asked for', () => {
    const blank = sheet(300, 300)
    expect(decode(blank, both)).toBeNull()
    drawQr(blank, 'qr', { left: 20, top: 20, module: 6 })
    expect(decode(blank, { qr: false, bar: true })).toBeNull()
  })

  it('reads every Code 128 that the encoder of jsbarcode makes', () => {
    const text = fc.string({
      unit: fc.integer({ min: 32, max: 126 }).map((n) => String.fromCharCode(n)),
      minLength: 2,
      maxLength: 16,
    })
    const digits = fc.stringMatching(/^\d{2,20}$/)
    fc.assert(
      fc.property(fc.oneof(text, digits), (value) => {
        const bars = modulesOf(value)
        const paper = sheet(bars.length * 2 + 40, 120)
        drawBars(paper, bars, 20, 30, 2)
        expect(decode(paper, { qr: false, bar: true })?.text).toBe(value)
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a Code 128 with one bar moved: its checksum no longer fits', () => {
    const bars = modulesOf('12345678')
    const at = 11 * 2
    const broken =
      bars.slice(0, at) + modulesOf('99999999').slice(at, at + 11) + bars.slice(at + 11)
    const paper = sheet(bars.length * 2 + 40, 120)
    drawBars(paper, broken, 20, 30, 2)
    expect(decode(paper, { qr: false, bar: true })).toBeNull()
  })
})

describe('wx.scanCode', () => {
  const seen = (text: string) => ({
    text,
    kind: 'QR_CODE' as const,
    bytes: new TextEncoder().encode(text),
  })
  const code = 'https://localwechat.invalid/wxacode?appid=wx1&page=pages/a/index&scene=k-1'

  it('answers text, type and raw bytes', () => {
    expect(scanResult(seen('熟'), 'wx1')).toEqual({
      result: '熟',
      scanType: 'QR_CODE',
      charSet: 'utf-8',
      rawData: '54af',
    })
  })

  it('gives a path for the mini-program’s own code only', () => {
    expect(scanResult(seen(code), 'wx1')).toMatchObject({
      scanType: 'WX_CODE',
      result: '',
      path: 'pages/a/index?scene=k-1',
    })
    expect(scanResult(seen(code), 'wx2')).not.toHaveProperty('path')
  })
})
