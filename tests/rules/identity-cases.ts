import { type IdentityKey, inOrder } from '#core/identity/keys'
import type { LinkSource } from '#core/identity/links'
import type { Deed } from './identity-graphs'

/** One named case per rule of core/identity/conflicts.ts. */

const knows =
  (source: LinkSource) =>
  (a: string, b: string, at: number, ref = ''): Deed => ({
    kind: 'note',
    ends: inOrder(a as IdentityKey, b as IdentityKey),
    note: { source, ref, at },
  })

const unionid = knows('unionid')
const wecom = knows('wecom')
const phone = knows('phone')
const order = knows('order')
const buyer = knows('buyer')
const parcel = knows('parcel')

const say =
  (same: boolean) =>
  (a: string, b: string, at: number): Deed => ({
    kind: 'say',
    ends: inOrder(a as IdentityKey, b as IdentityKey),
    same,
    at,
  })
const same = say(true)
const apart = say(false)

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

export interface Case {
  what: string
  deeds: Deed[]
  /** `a:b` → rule of that link. */
  rules: Record<string, string>
  /** Keys of each person who has more than one. */
  persons: string[][]
}

export const CASES: Case[] = [
  {
    what: 'the unionid joins a membership with the friend on WeCom',
    deeds: [unionid('m.1', 'u.1', 1), wecom('x.1', 'u.1', 2)],
    rules: { 'm.1:u.1': 'sure-unionid', 'x.1:u.1': 'sure-wecom' },
    persons: [['m.1', 'u.1', 'x.1']],
  },
  {
    what: 'a unionid that another membership has is refused',
    deeds: [unionid('m.2', 'u.1', 5), unionid('m.1', 'u.1', 9)],
    rules: { 'm.2:u.1': 'sure-unionid', 'm.1:u.1': 'unionid-taken' },
    persons: [['m.2', 'u.1']],
  },
  {
    what: 'a membership has one unionid, the one that came first',
    deeds: [unionid('m.1', 'u.2', 5), unionid('m.1', 'u.1', 9)],
    rules: { 'm.1:u.2': 'sure-unionid', 'm.1:u.1': 'unionid-taken' },
    persons: [['m.1', 'u.2']],
  },
  {
    what: 'a friend on WeCom is one unionid',
    deeds: [wecom('x.1', 'u.2', 5), wecom('x.1', 'u.1', 9)],
    rules: { 'x.1:u.2': 'sure-wecom', 'x.1:u.1': 'wecom-taken' },
    persons: [['u.2', 'x.1']],
  },
  {
    what: 'a claimed order is the member’s, and nobody else can claim it',
    deeds: [order('m.2', 'o.jd.1', 1), order('m.1', 'o.jd.1', 2)],
    rules: { 'm.2:o.jd.1': 'sure-order', 'm.1:o.jd.1': 'order-taken' },
    persons: [['m.2', 'o.jd.1']],
  },
  {
    what: 'two memberships with one phone wait for a word',
    deeds: [phone('m.2', 'p.1', 1), phone('m.1', 'p.1', 2)],
    rules: { 'm.2:p.1': 'sure-phone', 'm.1:p.1': 'phone-twice' },
    persons: [['m.2', 'p.1']],
  },
  {
    what: 'a phone in an import and a membership wait for a word, whichever came first',
    deeds: [parcel('b.jd.1', 'p.1', 1), phone('m.1', 'p.1', 2)],
    rules: { 'b.jd.1:p.1': 'phone-of-member', 'm.1:p.1': 'sure-phone' },
    persons: [['m.1', 'p.1']],
  },
  {
    what: 'two buyers with one phone wait for a word',
    deeds: [parcel('b.jd.2', 'p.1', 1), parcel('b.taobao.1', 'p.1', 2)],
    rules: { 'b.jd.2:p.1': 'only-buyer', 'b.taobao.1:p.1': 'phone-of-buyer' },
    persons: [['b.jd.2', 'p.1']],
  },
  {
    what: 'a phone that six people use says nothing about any of them',
    deeds: times(6, (i) => parcel(`b.jd.${i}`, 'p.1', i)),
    rules: Object.fromEntries(times(6, (i) => [`b.jd.${i}:p.1`, 'phone-shared'])),
    persons: [],
  },
  {
    what: 'five people still ask',
    deeds: times(5, (i) => parcel(`b.jd.${i}`, 'p.1', i)),
    rules: Object.fromEntries(
      times(5, (i) => [`b.jd.${i}:p.1`, i === 0 ? 'only-buyer' : 'phone-of-buyer']),
    ),
    persons: [['b.jd.0', 'p.1']],
  },
  {
    what: 'a seventh membership with a shared phone is not asked about',
    deeds: times(6, (i) => phone(`m.${i}`, 'p.1', i)),
    rules: Object.fromEntries(
      times(6, (i) => [`m.${i}:p.1`, i === 0 ? 'sure-phone' : 'phone-shared']),
    ),
    persons: [['m.0', 'p.1']],
  },
  {
    what: 'a buyer who sends to six phones is no evidence',
    deeds: times(6, (i) => parcel('b.jd.1', `p.${i}`, i)),
    rules: Object.fromEntries(times(6, (i) => [`b.jd.1:p.${i}`, 'many-phones'])),
    persons: [],
  },
  {
    what: 'a word about one of a crowd makes no evidence of the others',
    deeds: [...times(6, (i) => parcel('b.jd.1', `p.${i}`, i)), apart('b.jd.1', 'p.0', 9)],
    rules: { 'b.jd.1:p.0': 'said-apart', 'b.jd.1:p.1': 'many-phones' },
    persons: [],
  },
  {
    what: 'one claimed order of a buyer is that order, and the others wait',
    deeds: [order('m.1', 'o.jd.1', 1), buyer('m.1', 'b.jd.1', 1, 'o.jd.1')],
    rules: { 'm.1:o.jd.1': 'sure-order', 'm.1:b.jd.1': 'one-order' },
    persons: [['m.1', 'o.jd.1']],
  },
  {
    what: 'the same order claimed twice is still one',
    deeds: [buyer('m.1', 'b.jd.1', 1, 'o.jd.1'), buyer('m.1', 'b.jd.1', 9, 'o.jd.1')],
    rules: { 'm.1:b.jd.1': 'one-order' },
    persons: [],
  },
  {
    what: 'a second order joins the buyer',
    deeds: [buyer('m.1', 'b.jd.1', 1, 'o.jd.1'), buyer('m.1', 'b.jd.1', 2, 'o.jd.2')],
    rules: { 'm.1:b.jd.1': 'agrees' },
    persons: [['m.1', 'b.jd.1']],
  },
  {
    what: 'the same phone joins the buyer of a claimed order',
    deeds: [
      buyer('m.1', 'b.jd.1', 1, 'o.jd.1'),
      parcel('b.jd.1', 'p.1', 2),
      phone('m.1', 'p.1', 3),
    ],
    rules: { 'm.1:b.jd.1': 'agrees', 'b.jd.1:p.1': 'together', 'm.1:p.1': 'sure-phone' },
    persons: [['m.1', 'b.jd.1', 'p.1']],
  },
  {
    what: 'a shared phone does not agree with a claimed order',
    deeds: [
      buyer('m.1', 'b.jd.0', 1, 'o.jd.1'),
      phone('m.1', 'p.1', 3),
      ...times(5, (i) => parcel(`b.jd.${i}`, 'p.1', i)),
    ],
    rules: { 'm.1:b.jd.0': 'one-order', 'b.jd.0:p.1': 'phone-shared' },
    persons: [['m.1', 'p.1']],
  },
  {
    what: 'the phone of one who sends to many does not agree with a claimed order',
    deeds: [
      buyer('m.1', 'b.jd.0', 1, 'o.jd.1'),
      phone('m.1', 'p.1', 3),
      ...times(6, (i) => parcel('b.jd.0', `p.${i}`, i)),
    ],
    rules: { 'm.1:b.jd.0': 'one-order', 'b.jd.0:p.1': 'many-phones' },
    persons: [['m.1', 'p.1']],
  },
  {
    what: 'a buyer is one member, the one who agreed first',
    deeds: [
      buyer('m.1', 'b.jd.1', 1, 'o.jd.1'),
      buyer('m.2', 'b.jd.1', 2, 'o.jd.2'),
      buyer('m.2', 'b.jd.1', 3, 'o.jd.3'),
      buyer('m.1', 'b.jd.1', 4, 'o.jd.4'),
    ],
    rules: { 'm.2:b.jd.1': 'agrees', 'm.1:b.jd.1': 'buyer-taken' },
    persons: [['m.2', 'b.jd.1']],
  },
  {
    what: 'a word of an operator comes before any claim',
    deeds: [
      buyer('m.1', 'b.jd.1', 1, 'o.jd.1'),
      buyer('m.1', 'b.jd.1', 2, 'o.jd.2'),
      buyer('m.2', 'b.jd.1', 3, 'o.jd.3'),
      same('m.2', 'b.jd.1', 9),
    ],
    rules: { 'm.2:b.jd.1': 'said-same', 'm.1:b.jd.1': 'buyer-taken' },
    persons: [['m.2', 'b.jd.1']],
  },
  {
    what: 'no source joins again what was taken apart, neither directly nor around',
    deeds: [
      unionid('m.1', 'u.1', 1),
      wecom('x.1', 'u.1', 2),
      apart('m.1', 'x.1', 5),
      buyer('m.1', 'b.jd.1', 1, 'o.jd.1'),
      buyer('m.1', 'b.jd.1', 2, 'o.jd.2'),
      apart('m.1', 'b.jd.1', 6),
    ],
    rules: { 'x.1:u.1': 'kept-apart', 'm.1:b.jd.1': 'said-apart', 'm.1:x.1': 'said-apart' },
    persons: [['m.1', 'u.1']],
  },
  {
    what: 'what was kept apart is not asked about again',
    deeds: [phone('m.1', 'p.1', 1), parcel('b.jd.1', 'p.1', 2), apart('m.1', 'b.jd.1', 5)],
    rules: { 'b.jd.1:p.1': 'kept-apart' },
    persons: [['m.1', 'p.1']],
  },
  {
    what: 'of two words the newer one counts',
    deeds: [same('m.1', 'b.jd.1', 5), same('m.2', 'b.jd.1', 6), apart('m.1', 'm.2', 7)],
    rules: { 'm.1:b.jd.1': 'overruled', 'm.2:b.jd.1': 'said-same', 'm.1:m.2': 'said-apart' },
    persons: [['m.2', 'b.jd.1']],
  },
  {
    what: 'an older word against is overruled by newer ones around it',
    deeds: [apart('m.1', 'm.2', 4), same('m.1', 'b.jd.1', 5), same('m.2', 'b.jd.1', 6)],
    rules: { 'm.1:m.2': 'overruled', 'm.1:b.jd.1': 'said-same', 'm.2:b.jd.1': 'said-same' },
    persons: [['m.1', 'm.2', 'b.jd.1']],
  },
  {
    what: 'a member who claims beyond what one person can hold is joined so far',
    deeds: times(500, (i) => order('m.1', `o.jd.${i}`, i)),
    rules: { 'm.1:o.jd.498': 'sure-order', 'm.1:o.jd.499': 'too-large' },
    persons: [['m.1', ...times(499, (i) => `o.jd.${i}`)]],
  },
  {
    what: 'what was taken back joins nobody',
    deeds: [order('m.1', 'o.jd.1', 1), { ...order('m.1', 'o.jd.1', 1), kind: 'retract' } as Deed],
    rules: { 'm.1:o.jd.1': 'gone' },
    persons: [],
  },
]
