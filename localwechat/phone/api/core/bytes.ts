import { registerApis, syncApi } from '../../runtime/context.ts'
import { fromBase64, toBase64 } from '../../runtime/files.ts'

registerApis({
  arrayBufferToBase64: syncApi((_ctx, buffer) => toBase64(new Uint8Array(buffer as ArrayBuffer))),
  base64ToArrayBuffer: syncApi((_ctx, text) => fromBase64(String(text)).buffer),
})
