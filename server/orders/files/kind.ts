import { type Refused, refuse } from '#core/kernel/result'
import type { FileCode } from '#core/orders/refusals'

type Kind = 'text' | 'zip' | Refused<FileCode>

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** The head as one character per byte: enough to find ASCII words in anything. */
const asciiOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Excel keeps a sheet with a password in the old container, under this name in UTF-16. */
const ENCRYPTED = 'EncryptedPackage'.split('').join('\0')

const oldContainer = (bytes: Uint8Array): Refused<FileCode> =>
  refuse(asciiOf(bytes).includes(ENCRYPTED) ? 'orders.file-password' : 'orders.file-old-excel')

const ARCHIVES: readonly [what: string, ...start: number[]][] = [
  ['gz', 0x1f, 0x8b],
  ['rar', 0x52, 0x61, 0x72, 0x21],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
  ['bz2', 0x42, 0x5a, 0x68],
  ['xz', 0xfd, 0x37, 0x7a, 0x58],
]

const OTHERS: readonly [what: string, ...start: number[]][] = [
  [' PDF ', 0x25, 0x50, 0x44, 0x46],
  ['图片', 0x89, 0x50, 0x4e, 0x47],
  ['图片', 0xff, 0xd8, 0xff],
  ['图片', 0x47, 0x49, 0x46, 0x38],
  ['图片', 0x52, 0x49, 0x46, 0x46],
  ['文档', 0x7b, 0x5c, 0x72, 0x74, 0x66],
]

const named = (bytes: Uint8Array, table: typeof OTHERS): string | undefined =>
  table.find(([, ...start]) => startsWith(bytes, ...start))?.[0]

/** Old systems write a web page or an XML of Excel 2003 and call it .xls; WeChat's tools send JSON. */
const markup = (bytes: Uint8Array): Refused<FileCode> | undefined => {
  const start = asciiOf(bytes.subarray(0, 4096))
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<meta|<table|<style|<div|mime-version:)/.test(start))
    return refuse('orders.file-web-page')
  if (/^<\?xml|^<[a-z]+:?workbook/.test(start))
    return refuse(start.includes('<html') ? 'orders.file-web-page' : 'orders.file-xml-table')
  if (/^[[{]\s*["{[\]}]/.test(start)) return refuse('orders.file-not-a-table', { what: ' JSON ' })
  return undefined
}

/** What a file is by its first bytes; names and endings are not trusted. */
export const kindOf = (head: Uint8Array): Kind => {
  if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6)) return 'zip'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return oldContainer(head)
  const archive = named(head, ARCHIVES)
  if (archive) return refuse('orders.file-archive', { what: archive })
  const other = named(head, OTHERS)
  if (other) return refuse('orders.file-not-a-table', { what: other })
  return markup(head) ?? 'text'
}
