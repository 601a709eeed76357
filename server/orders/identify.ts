import type { IdentityKey } from '#core/identity/keys'
import { isKey } from '#core/identity/keys'
import type { OrderLine } from '#core/orders/line'
import {
  buyerKeyOf,
  type Noted,
  noteLinks,
  orderKeyOf,
  phoneKeyOf,
  retractLinks,
} from '../identity'
import { firstsBy, oneOf } from '../platform/store'
import { type SaidDoc, saids } from './records'

export const orderIdOf = ({ platform, orderNo }: Pick<OrderLine, 'platform' | 'orderNo'>) =>
  `${platform}.${orderNo}`

export const ownKeyOf = (platform: string, orderNo: string): IdentityKey =>
  orderKeyOf(platform, orderNo)

/** Buyer and phone of a row as identities: from here on nobody knows name or number. */
export const buyerIn = ({ platform, buyer }: OrderLine): IdentityKey | undefined =>
  buyer === undefined ? undefined : buyerKeyOf(platform, buyer)

export const phoneIn = ({ phone }: OrderLine): IdentityKey | undefined =>
  phone === undefined ? undefined : phoneKeyOf(phone)

type Who = Pick<SaidDoc, 'buyer' | 'phone'>

/** A parcel of this buyer went to this number (core/identity/links.ts). */
const parcelOf = ({ buyer, phone }: Who) =>
  buyer && phone && isKey(buyer) && isKey(phone)
    ? { a: buyer, b: phone, source: 'parcel' as const }
    : undefined

const parcelsIn = (batch: readonly SaidDoc[]): Noted[] =>
  batch.flatMap((said) => {
    const parcel = parcelOf(said)
    return parcel ? [{ ...parcel, at: said.lines[0]?.at ?? said.at }] : []
  })

/** Notes to which numbers parcels of these orders' buyers went. */
export const noteParcels = async (batch: readonly SaidDoc[], now: number): Promise<void> => {
  const parcels = parcelsIn(batch)
  if (parcels.length > 0) await noteLinks(parcels, now)
}

const nameOf = ({ buyer, phone }: Who): string => `${buyer} ${phone}`

/** Takes back what no import in force says any more. */
export const retractParcels = async (batch: readonly SaidDoc[], now: number): Promise<void> => {
  const gone = new Map(
    batch.flatMap((said) => {
      const parcel = parcelOf(said)
      return parcel ? [[nameOf(said), parcel] as const] : []
    }),
  )
  if (gone.size === 0) return
  const buyers = [...new Set([...gone.values()].map(({ a }) => a))]
  const where = { buyer: oneOf(buyers), live: true }
  const by = { buyer: 'buyer', phone: 'phone' }
  const still = await firstsBy(saids, { where, by, of: 'seq' })
  for (const { by: pair } of still) gone.delete(nameOf(pair as Who))
  if (gone.size > 0) await retractLinks([...gone.values()], now)
}
