import { HttpProblem } from './http.ts'

/**
 * Splits a multipart/form-data body into its parts, as bytes. Node's own parser decodes parts
 * without a file name as UTF-8, which would damage the protobuf that the SDK sends that way.
 */
export const parseMultipart = (contentType: string, body: Buffer): Map<string, Buffer> => {
  const match = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]?.trim()
  if (!boundary) throw new HttpProblem(400, 'multipart body without a boundary')
  // Every delimiter but the first starts with a line end; giving the first one keeps the loop even.
  const data = Buffer.concat([Buffer.from('\r\n'), body])
  const mark = Buffer.from(`\r\n--${boundary}`)
  const parts = new Map<string, Buffer>()
  let at = data.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    const next = data.indexOf(mark, start)
    if (next < 0) break
    addPart(parts, data.subarray(start, next))
    at = next
  }
  return parts
}

const addPart = (parts: Map<string, Buffer>, part: Buffer): void => {
  const gap = part.indexOf('\r\n\r\n')
  if (gap < 0) return
  const head = part.subarray(0, gap).toString('utf8')
  const name = /content-disposition:[^\r\n]*?\bname="([^"]*)"/i.exec(head)?.[1]
  if (name !== undefined) parts.set(name, part.subarray(gap + 4))
}
