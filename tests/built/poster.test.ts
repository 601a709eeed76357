import { afterEach, describe, expect, it } from 'vitest'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { posterDay } from './poster-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

const PAGE = 'member/poster?id=ic1'
let phone: Opened | undefined
afterEach(() => phone?.close())

const show = async (script: Script = posterDay, until = '存到相册', wide = false) => {
  phone = await open(PAGE, script, wide)
  await phone.until(until)
  return phone
}

/** What WeChat answers to saving, instead of what the phone of these tests would. */
const saving = (opened: Opened, errMsg: string) => {
  opened.phone.wx.canvasToTempFilePath = async ({ success }: Callbacks) =>
    success?.({ tempFilePath: 'wxfile://tmp_1.png' })
  opened.phone.wx.saveImageToPhotosAlbum = ({ success, fail }: Callbacks) => {
    if (errMsg.endsWith(':ok')) success?.({ errMsg })
    else fail?.({ errMsg })
  }
}
interface Callbacks {
  success?: (answer: object) => void
  fail?: (answer: object) => void
}

const textOf = (selector: string) => phone?.find(selector)?.textContent ?? ''

/** Everything on the screen, with what is said in passing. */
const told = () => phone?.phone.context.root.textContent ?? ''

describe('a member’s poster', () => {
  it('is drawn when poster and code are there, in small pieces', async () => {
    const opened = await show()
    expect(opened.find('#poster-done')).not.toBeNull()
    expect(opened.callsOf('invites.code').map(({ input }) => input)).toEqual([
      { code: '7Q4ZK2M9T0V3XW8Y1ABC' },
    ])
    expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  it('has no word about Moments and nothing that moves', async () => {
    const opened = await show()
    expect(opened.text()).not.toMatch(/朋友圈/)
    expect(opened.findAll('.dot, .badge, [class*=animate]')).toHaveLength(0)
  })

  it.each([
    ['auth deny', /去设置/],
    [':auth denied', /去设置/],
    [' authorize no response', /去设置/],
    [':system permission denied', /去设置/],
    [' privacy permission is not authorized', /没有同意隐私指引/],
    [' file not found', /这台设备没有存成/],
  ])('that could not be saved for “%s” says what to do', async (why, said) => {
    const opened = await show()
    saving(opened, `saveImageToPhotosAlbum:fail${why.startsWith(':') ? why : ` ${why.trim()}`}`)
    await opened.tap('#save')
    expect(textOf('#trouble')).toMatch(said)
    expect(textOf('#trouble')).toContain('打开大图')
  })

  it('says nothing when the person left the question, and when it is saved', async () => {
    const opened = await show()
    saving(opened, 'saveImageToPhotosAlbum:fail cancel')
    await opened.tap('#save')
    expect(phone?.find('#trouble')).toBeNull()
    saving(opened, 'saveImageToPhotosAlbum:ok')
    await opened.tap('#save')
    expect(phone?.find('#trouble')).toBeNull()
    expect(told()).toContain('已存到相册')
  })

  it('is saved after all when the settings allow it now', async () => {
    const opened = await show()
    saving(opened, 'saveImageToPhotosAlbum:fail auth deny')
    await opened.tap('#save')
    saving(opened, 'saveImageToPhotosAlbum:ok')
    opened.phone.wx.openSetting = ({ success }: Callbacks) =>
      success?.({ authSetting: { 'scope.writePhotosAlbum': true } })
    await opened.tap('#setting')
    expect(told()).toContain('已存到相册')
    expect(phone?.find('#trouble')).toBeNull()
  })

  it('whose canvas gives no file is not saved, and says so', async () => {
    const opened = await show()
    opened.phone.wx.canvasToTempFilePath = ({ fail }: Callbacks) => fail?.({ errMsg: 'fail' })
    await opened.tap('#save')
    expect(textOf('#trouble')).toContain('没有存成')
  })
})

describe('a poster that can not be shown', () => {
  it('without network says so and is asked for again', async () => {
    let online = false
    const script = {
      ...posterDay,
      'invites.poster': () => (online ? posterDay['invites.poster'] : LOST),
    }
    const opened = await show(script, '再试一次')
    expect(opened.find('#poster-done')).toBeNull()
    online = true
    await opened.tap('再试一次')
    await opened.until('存到相册')
    expect(opened.find('#poster-done')).not.toBeNull()
  })

  it('without its code is no poster: it says so and tries again', async () => {
    let busy = true
    const script = {
      ...posterDay,
      'invites.code': () => (busy ? refusal('invites.code-busy') : posterDay['invites.code']),
    }
    const opened = await show(script, '邀请码还没有准备好')
    expect(opened.find('#poster-done')).toBeNull()
    busy = false
    await opened.tap('再试一次')
    await opened.until('存到相册')
  })

  it('whose picture of the code is lost on the way is not drawn without it', async () => {
    const opened = await show({ ...posterDay, 'invites.code': { fileId: 'gone' } }, '没有取到')
    expect(opened.find('#poster-done')).toBeNull()
    expect(opened.find('#save')).toBeNull()
  })

  it('says when the campaign has none, and leads who has no part yet to the campaign', async () => {
    await show({ 'invites.poster': refusal('invites.no-poster') }, '没有海报')
    phone?.close()
    await show({ 'invites.poster': refusal('invites.not-found') }, '去邀请有礼')
    expect(phone?.text()).toContain('没有找到这个活动')
  })
})
