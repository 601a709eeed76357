import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { openCamera } from './camera.ts'
import type { Decoded } from './decode.ts'
import { parseMiniProgramCode, pathOfCode } from './links.ts'

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/**
 * The result of wx.scanCode. `path` is given for the mini-program's own code only, and then there
 * is no text (facts/platform.md §2.6).
 */
export function scanResult(decoded: Decoded, appid: string): Data {
  const base = { charSet: 'utf-8', rawData: toBase64(decoded.bytes) }
  const code = decoded.kind === 'QR_CODE' ? parseMiniProgramCode(decoded.text) : null
  if (!code) return { ...base, result: decoded.text, scanType: decoded.kind }
  const own = code.appid === appid
  return { ...base, result: '', scanType: 'WX_CODE', ...(own ? { path: pathOfCode(code) } : {}) }
}

async function scanCode(ctx: PhoneContext, options: Data): Promise<Data> {
  const types = Array.isArray(options.scanType) ? options.scanType : ['barCode', 'qrCode']
  const want = { qr: types.includes('qrCode'), bar: types.includes('barCode') }
  const onlyFromCamera = options.onlyFromCamera === true
  if (ctx.settings.wide && onlyFromCamera) throw new ApiError('this device has no camera')
  const seen = await openCamera(ctx, { want, album: !onlyFromCamera })
  if (!seen) throw new ApiError('cancel')
  return scanResult(seen.decoded, ctx.settings.appid)
}

registerApis({ scanCode: asyncApi(scanCode) })
