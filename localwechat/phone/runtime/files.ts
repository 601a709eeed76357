import { ApiError, type PhoneFiles } from './context.ts'

const USER_ROOT = 'wxfile://usr'
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
}

export { USER_ROOT }

/** The mini-program's files: in memory, gone with the page; the package's pictures are read-only. */
export function createFiles(
  window: Window & typeof globalThis,
  assets: Record<string, string>,
): PhoneFiles {
  const stored = new Map<string, { bytes: Uint8Array; url: string }>()
  const asset = (path: string) => assets[path.replace(/^\/+/, '')]
  let next = 0
  const files: PhoneFiles = {
    addTemp(bytes, extension) {
      next += 1
      const path = `wxfile://tmp_${Date.now().toString(36)}_${next}.${extension}`
      files.write(path, bytes)
      return path
    },
    write(path, bytes) {
      stored.set(path, { bytes, url: dataUrl(bytes, typeOf(path)) })
    },
    remove: (path) => stored.delete(path),
    exists: (path) => stored.has(path) || asset(path) !== undefined,
    async read(path) {
      const own = stored.get(path)
      if (own) return own.bytes
      const url = asset(path) ?? path
      if (url.startsWith('data:')) return dataBytes(url)
      if (!/^(https?|blob):/.test(url)) throw new ApiError(`no such file or directory "${path}"`)
      const response = await window.fetch(url)
      if (!response.ok) throw new ApiError(`cannot read "${path}": ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
    url: (path) => stored.get(path)?.url ?? asset(path) ?? path,
    list: () => [...stored.keys()],
  }
  return files
}

function typeOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return TYPES[extension] ?? 'application/octet-stream'
}

export function dataUrl(bytes: Uint8Array, type: string): string {
  return `data:${type};base64,${toBase64(bytes)}`
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // String.fromCharCode takes its bytes as arguments, and engines cap those.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

export function dataBytes(url: string): Uint8Array {
  const comma = url.indexOf(',')
  const body = url.slice(comma + 1)
  if (/;base64$/i.test(url.slice(0, comma))) return fromBase64(body)
  return new TextEncoder().encode(decodeURIComponent(body))
}
