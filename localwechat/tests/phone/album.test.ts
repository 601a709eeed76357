import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { nativePhone } from './phone.ts'

type Data = Record<string, unknown>

let phone: TestPhone
let filePath: string

beforeEach(async () => {
  phone = await nativePhone()
  // jsdom has no object URLs; the album keeps one for each picture.
  Object.assign(phone.window.URL, { createObjectURL: () => 'blob:picture' })
  filePath = phone.phone.context.files.addTemp(new Uint8Array([1, 2, 3]), 'png')
})
afterEach(() => phone.close())

const context = () => phone.phone.context
const call = (name: string, options: Data = {}): Promise<Data> => context().call(name, options)
const tap = (testid: string) => phone.tap(`[data-testid="${testid}"]`)
const isAsked = (testid: string) => phone.find(`[data-testid="${testid}"]`) !== null

/** What a call ends with, after the person answered what it asked. */
const ends = async (name: string, options: Data, ...answers: string[]): Promise<unknown> => {
  const end = call(name, options).catch((error: { errMsg: string }) => error)
  for (const answer of answers) {
    await phone.waitQuiet()
    await tap(answer)
  }
  await phone.waitQuiet()
  return ((await end) as Data).errMsg
}

const save = (...answers: string[]) => ends('saveImageToPhotosAlbum', { filePath }, ...answers)
const setting = async () => (await call('getSetting')).authSetting
const SCOPE = 'scope.writePhotosAlbum'

describe('saving a picture', () => {
  test('asks for privacy, then for the album, once; then it is there', async () => {
    expect(await setting()).toEqual({})
    expect(await save('privacy-agree', 'authorize-allow')).toBe('saveImageToPhotosAlbum:ok')
    expect(await setting()).toEqual({ [SCOPE]: true })
    expect(await save()).toBe('saveImageToPhotosAlbum:ok')
    expect(phone.text()).not.toContain('申请')
  })

  test('who refuses the privacy terms is not asked for the album', async () => {
    expect(await save('privacy-refuse')).toBe(
      'saveImageToPhotosAlbum:fail privacy permission is not authorized',
    )
    expect(await setting()).toEqual({})
  })

  test('a refusal holds: no call asks again, neither this one nor authorize', async () => {
    expect(await save('privacy-agree', 'authorize-refuse')).toBe(
      'saveImageToPhotosAlbum:fail auth deny',
    )
    expect(await setting()).toEqual({ [SCOPE]: false })
    expect(await save()).toBe('saveImageToPhotosAlbum:fail auth deny')
    expect(await ends('authorize', { scope: SCOPE })).toBe('authorize:fail auth deny')
    expect(isAsked('authorize')).toBe(false)
  })

  test('the settings page changes it, and only a tap opens that', async () => {
    await save('privacy-agree', 'authorize-refuse')
    context().lastTapAt = 0
    expect(await ends('openSetting', {})).toBe(
      'openSetting:fail can only be invoked by user TAP gesture.',
    )
    context().lastTapAt = Date.now()
    const open = call('openSetting')
    await phone.waitQuiet()
    ;(phone.find(`[data-testid="setting-${SCOPE}"]`) as HTMLInputElement).click()
    await tap('settings-back')
    expect((await open).authSetting).toEqual({ [SCOPE]: true })
    expect(await save()).toBe('saveImageToPhotosAlbum:ok')
  })

  test('what is no file of this phone is refused', async () => {
    const of = (path: string) =>
      ends('saveImageToPhotosAlbum', { filePath: path }, 'privacy-agree', 'authorize-allow')
    expect(await of('wxfile://tmp_gone.png')).toContain('fail')
    const network = 'https://example.com/a.png'
    expect(await ends('saveImageToPhotosAlbum', { filePath: network })).toContain("doesn't exist")
    expect(await ends('saveImageToPhotosAlbum', {})).toContain('parameter error')
  })

  test('on a computer the person may leave the question where to put it', async () => {
    context().changeSettings({ wide: true })
    expect(await save('privacy-agree', 'authorize-allow', 'save-picture-cancel')).toBe(
      'saveImageToPhotosAlbum:fail cancel',
    )
    expect(await save('save-picture-ok')).toBe('saveImageToPhotosAlbum:ok')
  })
})

describe('authorize', () => {
  test('asks beforehand; a later call asks no more', async () => {
    expect(await ends('authorize', { scope: SCOPE }, 'authorize-allow')).toBe('authorize:ok')
    expect(await save('privacy-agree')).toBe('saveImageToPhotosAlbum:ok')
  })

  test('knows no scope that WeChat does not have', async () => {
    expect(await ends('authorize', { scope: 'scope.everything' })).toContain('invalid scope')
  })
})

describe('a picture for a canvas', () => {
  const load = (src: string): Promise<string> =>
    new Promise((resolve) => {
      const made = phone.phone.wx as unknown as {
        createOffscreenCanvas(size: Data): { createImage(): HTMLImageElement }
      }
      const image = made.createOffscreenCanvas({ width: 1, height: 1 }).createImage()
      image.onload = () => resolve(`${image.width}×${image.height}`)
      image.onerror = () => resolve('error')
      image.src = src
    })

  test('is loaded from a file of the phone, with its sides', async () => {
    const header = new Uint8Array(24)
    header.set([0x89, 0x50, 0x4e, 0x47])
    const view = new DataView(header.buffer)
    view.setUint32(16, 280)
    view.setUint32(20, 140)
    expect(await load(context().files.addTemp(header, 'png'))).toBe('280×140')
  })

  test('says so when there is none, and takes no cloud id', async () => {
    expect(await load('wxfile://tmp_gone.png')).toBe('error')
    expect(await load('cloud://env.bucket/a.png')).toBe('error')
  })
})
