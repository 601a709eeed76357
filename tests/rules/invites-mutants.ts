import type { Mutation } from '../simulation/functions'

interface Mutant extends Mutation {
  /** The rule that is taken out. */
  what: string
  /** Name of a case that must come out differently then. */
  seen: string
}

const inFile =
  (name: string) =>
  (what: string, seen: string, from: string, to: string): Mutant => ({
    what,
    seen,
    file: `core/invites/${name}.ts`,
    from,
    to,
  })

const visits = inFile('visits')
const fold = inFile('fold')
const window = inFile('window')
const story = inFile('story')

const VISITS = '[self, moments, staffInviter, ring, running, isNew]'
const without = (rule: string) => VISITS.replace(new RegExp(`\\b${rule}(, |(?=\\]))`), '')

const FACTS = ['cameBack', 'samePerson', 'staffFriend', 'blocked', 'refusedByHand'] as const
const noFact = (rule: (typeof FACTS)[number], seen: string): Mutant =>
  fold(`the fact ${rule}`, seen, `  ${rule},\n`, '')

const LEAVINGS = '[closing, removing, returning]'

/** Each rule taken out once; each must be missed by a case that is named for it. */
export const INVITE_MUTANTS: Mutant[] = [
  visits('self', 'one opens the own invitation before joining', VISITS, without('self')),
  visits('Moments', 'out of Moments alone', VISITS, without('moments')),
  visits('staff do not invite', 'a clerk invites', VISITS, without('staffInviter')),
  visits(
    'staff may invite where it is said',
    'a clerk invites, and this campaign lets them',
    'campaign?.form.staffMayInvite !== true',
    'true',
  ),
  visits('rings', 'a ring: the inviter was invited by this friend', VISITS, without('ring')),
  visits('the run', 'a visit while the campaign is paused', VISITS, without('running')),
  visits('newness', 'a member opens an invitation', VISITS, without('isNew')),
  visits(
    'coming back is told apart',
    'closed, invited and joined again',
    "return back ? 'came-back' : 'member-before'",
    "return back ? 'member-before' : 'member-before'",
  ),
  visits(
    'a contact way is an invitation',
    'the callback of an earlier adding comes late and takes the friend over',
    "return event.kind === 'added' ? ofAdding(event) : []",
    'return []',
  ),
  story(
    'the start',
    'a visit before the campaign starts',
    'publishedAt === undefined || at < form.startsAt',
    'publishedAt === undefined',
  ),
  story(
    'the end',
    'joined after the campaign ended',
    "if (at > endOf(campaign)) return 'campaign-over'",
    '',
  ),
  story(
    'ending by hand',
    'a visit after the campaign was ended by hand',
    'Math.min(form.endsAt, endedAt ?? form.endsAt)',
    'Math.max(form.endsAt, endedAt ?? form.endsAt)',
  ),
  story(
    'pauses',
    'joined in a pause',
    "return paused ? 'campaign-paused' : undefined",
    'return paused ? undefined : undefined',
  ),
  fold(
    'the first inviter for ever',
    'another inviter comes between the visit and the joining',
    'const winner = visits.find(({ why }) => why === undefined)',
    'const winner = visits.filter(({ why }) => why === undefined).at(-1)',
  ),
  noFact('cameBack', 'joined again, and only the brand’s books remember the first time'),
  noFact('samePerson', 'the same person by another account'),
  noFact('staffFriend', 'a clerk is the friend'),
  noFact('blocked', 'on the list of those who earn nothing'),
  noFact('refusedByHand', 'looked odd, and was refused'),
  fold(
    'the newest word of the list',
    'off the list again',
    "ofKind(events, 'listed').at(-1)",
    "ofKind(events, 'listed').at(0)",
  ),
  fold(
    'the newest word of a person',
    'the newest word counts',
    '    .filter(({ campaignId }) => campaignId === visit.campaignId)\n    .at(-1)',
    '    .filter(({ campaignId }) => campaignId === visit.campaignId)\n    .at(0)',
  ),
  fold(
    'a word belongs to its campaign',
    'a word about another campaign decides nothing here',
    '.filter(({ campaignId }) => campaignId === visit.campaignId)',
    '.filter(({ campaignId }) => campaignId !== undefined || visit)',
  ),
  fold(
    'a doubt belongs to its campaign',
    'a doubt about another campaign holds nothing here',
    '({ campaignId }) => campaignId === one.visit.campaignId',
    '({ campaignId }) => campaignId !== undefined',
  ),
  fold(
    'a person looks first',
    'looks odd: a person looks at it first',
    'end ?? underReview(one, done) ?? standing',
    'end ?? standing',
  ),
  fold(
    'known numbers',
    'a phone number that another membership had',
    'since(known) <= keeping.at ? known : undefined,',
    '',
  ),
  fold(
    'a number is looked at until it is for good',
    'a change to a known number after the days changes nothing',
    'since(known) <= keeping.at ? known : undefined,',
    'known,',
  ),
  fold(
    'leaving inside the days',
    'closed inside the days',
    'since(gone) < keeping.at ? gone : undefined,',
    '',
  ),
  fold(
    'leaving after the days',
    'closed after the days',
    'since(gone) < keeping.at ? gone : undefined,',
    'gone,',
  ),
  fold(
    'the first end is the end',
    'left two ways: the first one is told',
    'since(end) < since(first) ? end : first',
    'since(end) > since(first) && end ? end : first ?? end',
  ),
  window(
    'too late',
    'the campaign ends and the friend has not joined',
    'now < tooLate(campaign) ?',
    'now > 0 ?',
  ),
  window(
    'a purchase has its least',
    'bought for a fen less than asked',
    'restAt(events, sale, sale.at) >= least,',
    'restAt(events, sale, sale.at) >= 1,',
  ),
  window(
    'a purchase lies in the run',
    'bought in a pause alone',
    'closedAt(campaign, sale.at) === undefined &&',
    '',
  ),
  window(
    'a contact who was known',
    'a contact whom the brand knew',
    'contact.first && contact.at >= visit.at',
    'contact.at >= visit.at',
  ),
  window(
    'a contact from before',
    'a contact from before the invitation',
    'contact.first && contact.at >= visit.at',
    'contact.first',
  ),
  window(
    'an adding lies in the run',
    'added after the end of the campaign',
    'return doneAt(Math.max(joined.at, contact.at), one.campaign, [contact.id])',
    "return { kind: 'done', at: Math.max(joined.at, contact.at), evidence: [contact.id] }",
  ),
  window(
    'no days: kept at once',
    'with no days closing takes nothing back',
    "if (days === 0) return { at: from, rule: 'done', evidence: [] }",
    '',
  ),
  window(
    'a purchase keeps',
    'a purchase keeps at once',
    'if (!campaign.form.keptByBuying) return undefined',
    'return undefined',
  ),
  window(
    'a purchase keeps where it is said',
    'a purchase keeps only where the campaign says so',
    'if (!campaign.form.keptByBuying) return undefined',
    '',
  ),
  window(
    'what was sent back keeps nothing',
    'a purchase that is sent back inside the days keeps nothing',
    'restAt(events, sale, until - 1) >= least',
    'sale.fen >= least',
  ),
  window(
    'the purchase that counted does not keep',
    'the purchase that counted does not keep itself',
    'sale.at > from &&',
    'sale.at >= from &&',
  ),
  window(
    'closing',
    'closed and joined again inside the days: it never counts again',
    LEAVINGS,
    '[removing, returning]',
  ),
  window(
    'deleting',
    'add, delete, add: counts once and is taken back once',
    LEAVINGS,
    '[closing, returning]',
  ),
  window(
    'sending back',
    'the whole purchase comes back inside the days',
    LEAVINGS,
    '[closing, removing]',
  ),
  window(
    'staff delete',
    'deleted by the clerk: the friend did not leave',
    "by === 'friend' && ",
    '',
  ),
  window(
    'whom the friend deletes',
    'deleted one colleague whom nobody asked them to add',
    'userId === contact.userId && ',
    '',
  ),
  window(
    'a contact of the campaign',
    'deleted a contact that has nothing to do with the campaign',
    'contacts.find(({ teamId }) => teamId === visit.teamId)',
    'contacts[0]',
  ),
  window(
    'another purchase stands for it',
    'one of two purchases comes back: the other one stands for it',
    'sales.every((sale) =>',
    'sales.some((sale) =>',
  ),
]
