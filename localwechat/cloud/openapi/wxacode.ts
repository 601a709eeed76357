import { encode } from 'uqr'
import type { CloudConfig } from '../config.ts'
import { asRecord, asText, type Json } from '../json.ts'
import { appPages } from '../pages.ts'
import { WechatError } from '../wire/errors.ts'
import type { OpenApi } from './context.ts'
import { type Colour, encodePng } from './png.ts'

/** 1 to 32 characters of this set, no % (facts/platform.md §2.2). */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const WIDTH = { least: 280, most: 1280, usual: 430 }
/** Light modules that a scanner needs around the code. */
const QUIET_ZONE = 4

const checkScene = (value: unknown): string => {
  const scene = asText(value)
  if (!SCENE.test(scene)) throw new WechatError(40129, 'invalid scene')
  if (scene.includes('scancode_time')) throw new WechatError(85096, 'scancode_time is reserved')
  return scene
}

const checkPage = (config: CloudConfig, params: Json): string => {
  const page = asText(params.page)
  const shaped = !page.startsWith('/') && !/[?#&]/.test(page)
  const known = params.check_path === false || page === '' || appPages(config)?.has(page) !== false
  if (!shaped || !known) throw new WechatError(41030, 'invalid page')
  return page
}

const readWidth = (value: unknown): number => {
  const width = typeof value === 'number' && Number.isInteger(value) ? value : WIDTH.usual
  return Math.min(Math.max(width, WIDTH.least), WIDTH.most)
}

const readInk = (params: Json): Colour => {
  const { r, g, b } = asRecord(params.line_color)
  const level = (value: unknown) => Math.min(Math.max(Number(value) || 0, 0), 255)
  return params.auto_color === true ? [0, 0, 0] : [level(r), level(g), level(b)]
}

/** What a mini-program code of the local cloud says when decoded. */
const wxacodeText = (appid: string, page: string, scene: string): string =>
  `https://localwechat.invalid/wxacode?${new URLSearchParams({ appid, page, scene })}`

/** Modules are whole pixels, centred: blurred edges would cost readability. */
export const drawCode = (text: string, size: number, ink: Colour, transparent: boolean): Buffer => {
  const { data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const scale = Math.max(1, Math.floor(size / data.length))
  const shift = Math.floor((size - scale * data.length) / 2)
  const at = (pixel: number) => Math.floor((pixel - shift) / scale)
  const dark = (x: number, y: number) => data[at(y)]?.[at(x)] === true
  return encodePng({ size, dark, ink, transparent })
}

/** wxacode.getUnlimited: a real QR picture in place of WeChat's round code. */
export const getUnlimited: OpenApi = (params, { config }) => {
  const text = wxacodeText(config.appid, checkPage(config, params), checkScene(params.scene))
  const transparent = params.is_hyaline === true
  const bytes = drawCode(text, readWidth(params.width), readInk(params), transparent)
  return { bytes, contentType: 'image/png' }
}
