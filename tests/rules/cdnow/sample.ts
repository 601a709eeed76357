import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Event } from '#core/events/event'
import { readFileOfOrders } from '../orders-file'

const FILE = path.join(import.meta.dirname, 'CDNOW_sample.txt')

export interface Row {
  customer: string
  /** `19970101` */
  day: string
  cds: number
  /** `29.33`, dollars. */
  dollars: string
}

export const readSample = (): Row[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, customer = '', day = '', cds, dollars = ''] = line.trim().split(/\s+/)
      return { customer, day, cds: Number(cds), dollars }
    })

/** `1997-01-01` of `19970101`. */
const textOf = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`

/** Noon in Beijing of `19970101`. */
export const instantOf = (day: string): number => Date.parse(`${textOf(day)}T12:00:00+08:00`)

const cells = ({ customer, day, dollars }: Row, index: number): string =>
  // Cents as fen, so dollars as yuan.
  [`CD${index + 1}`, customer, `${textOf(day)} 12:00:00`, dollars].join(',')

/** The sample as a file of our plain template. */
export const sampleAsFile = (): Uint8Array => {
  const lines = ['订单号,买家,付款时间,实付金额', ...readSample().map(cells)]
  return Buffer.from(lines.join('\r\n'))
}

/** The events of each customer, customers in the order of the file, by the import's own reading. */
export const eventsOfSample = (): Event[][] => [
  ...readFileOfOrders(sampleAsFile(), instantOf('20261101')).people.values(),
]
