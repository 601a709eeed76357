import { deflateSync } from 'node:zlib'

/**
 * A PDF 1.4 of vector pages: shared drawings (form XObjects) and one content stream per page. All
 * text is outlines, so there are no fonts; lengths inside are mm. Own writer, because the usual
 * library is 0.5 MB that every cold start of the function would have to read.
 */
const POINTS_PER_MM = 72 / 25.4

export interface Drawing {
  /** Lower left and upper right corner in mm. */
  box: [number, number, number, number]
  content: string
}

export interface Document {
  title: string
  /** Page size in mm. */
  width: number
  height: number
  /** Used in content as `/Name Do`. */
  shared: Record<string, Drawing>
  pages: string[]
}

/** UTF-16 with byte order mark, as PDF wants text beyond Latin. */
const textString = (text: string): string => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}

const stream = (entries: string, content: string): Buffer => {
  const data = deflateSync(Buffer.from(content, 'latin1'))
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

/** Numbers the objects in order and writes the table of where each starts. */
const assemble = (objects: (string | Buffer)[], trailer: string): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const starts = objects.map((object, i) => {
    const start = length
    const part = [Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]
    parts.push(...part)
    length += part.reduce((sum, { length: more }) => sum + more, 0)
    return start
  })
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} >>\n`
  parts.push(Buffer.from(`${end}startxref\n${length}\n%%EOF\n`))
  return Buffer.concat(parts)
}

const CATALOG = 1
const PAGES = 2
const INFO = 3
const FIRST_SHARED = 4

/** The bytes of a document; the same document gives the same bytes. */
export const writePdf = (document: Document): Buffer => {
  const names = Object.keys(document.shared)
  const firstPage = FIRST_SHARED + names.length
  const pageAt = (i: number) => firstPage + i * 2
  const resources = names.map((name, i) => `/${name} ${FIRST_SHARED + i} 0 R`).join(' ')
  const size = [document.width, document.height].map((mm) => (mm * POINTS_PER_MM).toFixed(3))
  const shared = Object.values(document.shared).map(({ box, content }) =>
    stream(`/Type /XObject /Subtype /Form /BBox [${box.join(' ')}]`, content),
  )
  const page = (i: number) =>
    `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${size.join(' ')}] ` +
    `/Resources << /XObject << ${resources} >> >> /Contents ${pageAt(i) + 1} 0 R >>`
  const scale = POINTS_PER_MM.toFixed(6)
  const pages = document.pages.flatMap((content, i) => [
    page(i),
    stream('', `${scale} 0 0 ${scale} 0 0 cm\n${content}`),
  ])
  const kids = document.pages.map((_, i) => `${pageAt(i)} 0 R`).join(' ')
  const head = [
    `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (zh-CN) >>`,
    `<< /Type /Pages /Count ${document.pages.length} /Kids [${kids}] >>`,
    `<< /Title ${textString(document.title)} /Producer (Shuke) >>`,
  ]
  return assemble([...head, ...shared, ...pages], `/Root ${CATALOG} 0 R /Info ${INFO} 0 R`)
}
