import type { Mutation } from '../simulation/functions'

interface Mutant extends Mutation {
  /** The rule that is switched off. */
  what: string
  /** Name of a case that must come out differently then. */
  seen: string
}

const inFile =
  (file: string) =>
  (what: string, seen: string, from: string, to: string): Mutant => ({
    what,
    seen,
    file: `core/identity/${file}.ts`,
    from,
    to,
  })
const table = inFile('conflicts')
const judging = inFile('judge')
const groups = inFile('groups')

/** A row of the table taken out. */
const without = (what: string, seen: string, row: string) => table(what, seen, row, '')

export const IDENTITY_MUTANTS: Mutant[] = [
  table(
    'one membership of a unionid',
    'a unionid that another membership has is refused',
    "either(isTaken('unionid', 'a'), isTaken('unionid', 'b'))",
    "isTaken('unionid', 'a')",
  ),
  table(
    'one unionid of a membership',
    'a membership has one unionid, the one that came first',
    "either(isTaken('unionid', 'a'), isTaken('unionid', 'b'))",
    "isTaken('unionid', 'b')",
  ),
  without(
    'one unionid of a friend',
    'a friend on WeCom is one unionid',
    "['wecom-taken', either(isTaken('wecom', 'a'), isTaken('wecom', 'b'))],",
  ),
  without(
    'one member of an order',
    'a claimed order is the member’s, and nobody else can claim it',
    "['order-taken', isTaken('order', 'b')],",
  ),
  table(
    'one membership of a phone',
    'two memberships with one phone wait for a word',
    "(link, view) => !isTaken('phone', 'b')(link, view)",
    '() => true',
  ),
  without(
    'the phone of a member asks',
    'a phone in an import and a membership wait for a word, whichever came first',
    "['phone-of-member', isOfMember],",
  ),
  without(
    'the phone of a buyer asks',
    'two buyers with one phone wait for a word',
    "['phone-of-buyer', isTaken('parcel', 'b')],",
  ),
  table(
    'shared phones',
    'a phone that six people use says nothing about any of them',
    "parcel: [\n    ['phone-shared', ({ b }, view) => isShared(b, view)],",
    'parcel: [',
  ),
  table(
    'five are not six',
    'five people still ask',
    'crowdAt(phone, view) > PEOPLE_OF_PHONE',
    'crowdAt(phone, view) >= PEOPLE_OF_PHONE',
  ),
  table(
    'a crowd is one, whatever was said',
    'a word about one of a crowd makes no evidence of the others',
    'one.notes.length > 0 && (!source',
    'speaks(one) && (!source',
  ),
  table(
    'shared phones of memberships',
    'a seventh membership with a shared phone is not asked about',
    "['phone-shared', ({ b }, view) => isShared(b, view)],\n    ['phone-twice'",
    "['phone-twice'",
  ),
  without(
    'senders of presents',
    'a buyer who sends to six phones is no evidence',
    "['many-phones', ({ a }, view) => sendsToMany(a, view)],",
  ),
  table(
    'a second order is needed',
    'one claimed order of a buyer is that order, and the others wait',
    "['agrees', agrees],",
    "['agrees', () => true],",
  ),
  table(
    'a second order is enough',
    'a second order joins the buyer',
    'Math.min(second, ...',
    'Math.min(Infinity, ...',
  ),
  table(
    'the same phone is enough',
    'the same phone joins the buyer of a claimed order',
    '...phoneAgrees(link, view).map((at) => Math.max(at, first))',
    '',
  ),
  table(
    'a shared phone does not agree',
    'a shared phone does not agree with a claimed order',
    'from === undefined || isShared(one.b, view)',
    'from === undefined',
  ),
  table(
    'the phones of presents do not agree',
    'the phone of one who sends to many does not agree with a claimed order',
    'if (sendsToMany(b, view)) return []',
    '',
  ),
  without(
    'one member of a buyer',
    'a buyer is one member, the one who agreed first',
    "['buyer-taken', (link, view) => agrees(link, view) && isBuyerTaken(link, view)],",
  ),
  table(
    'an operator comes first',
    'a word of an operator comes before any claim',
    'if (link.word?.same) return since(link)',
    '',
  ),
  groups(
    'what is kept apart',
    'no source joins again what was taken apart, neither directly nor around',
    "if (isApart(a, b)) return 'kept-apart'",
    '',
  ),
  judging(
    'what is kept apart asks no more',
    'what was kept apart is not asked about again',
    "return groups.isApart(a, b) ? 'kept-apart' : alone",
    'return alone',
  ),
  judging(
    'what is one person asks no more',
    'the same phone joins the buyer of a claimed order',
    "if (groups.isTogether(a, b)) return 'together'",
    '',
  ),
  judging(
    'the newest word',
    'of two words the newer one counts',
    '(y.word?.at ?? 0) - (x.word?.at ?? 0)',
    '(x.word?.at ?? 0) - (y.word?.at ?? 0)',
  ),
  judging(
    'newer words overrule older ones',
    'an older word against is overruled by newer ones around it',
    "groups.keepApart(a, b) ? alone : 'overruled'",
    '(groups.keepApart(a, b), alone)',
  ),
  groups(
    'the size of a person',
    'a member who claims beyond what one person can hold is joined so far',
    'keysOf(small).length + keysOf(large).length > most',
    'false',
  ),
  table(
    'what was taken back',
    'what was taken back joins nobody',
    "return row ? row[0] : 'gone'",
    "return row ? row[0] : 'sure-order'",
  ),
]
