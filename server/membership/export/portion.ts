import type { CouponDoc } from '../../coupons'
import type { OwnInvite } from '../../invites'
import type { AuditDoc } from '../../platform/audit'
import type { Member } from '../../platform/people'
import type { OwnSale, Section } from './sections'

/** Where in the file a page of rows stands. */
export interface Portion {
  section: Section
  first: boolean
  /** The last page of its section. */
  last: boolean
  /** The last page of the file. */
  end: boolean
}

/** A file format: the texts of head and portions, one after the other, are the file. */
export interface Writer {
  type: 'json' | 'csv'
  head(member: Member, now: number): string
  ledger(portion: Portion, rows: readonly AuditDoc[]): string
  coupons(portion: Portion, rows: readonly CouponDoc[]): string
  sales(portion: Portion, rows: readonly OwnSale[]): string
  invites(portion: Portion, rows: readonly OwnInvite[]): string
}
