import { add, buy, close, FRIEND, join, list, on, phone, type Story, visit } from './invites-story'

/** A case: what happens, in words, and what each team gets. */
export interface Case extends Story {
  what: string
  told: Record<string, string>
}

/** Who brought the friend, and whether anybody may have: by the table of facts/platform.md C3–C10. */
export const VISIT_CASES: Case[] = [
  {
    what: 'a friend opens a card, joins at once and stays',
    events: [visit('ann', on(1)), join(on(1, 5000))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a friend only looks',
    events: [visit('ann', on(1))],
    told: { ann: 'waiting not-joined' },
  },
  {
    what: 'a friend refreshes the page and is one visit',
    events: [visit('ann', on(1)), visit('ann', on(1)), visit('ann', on(1)), join(on(2))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a friend scans the same code again after joining',
    events: [visit('ann', on(1), { way: 'qr' }), join(on(2)), visit('ann', on(3), { way: 'qr' })],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a friend leaves and joins nine days later by themself',
    events: [visit('ann', on(1)), join(on(10))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'two inviters: the earlier one brought the friend',
    events: [visit('ann', on(1)), visit('bob', on(2)), join(on(2, 1))],
    told: { ann: 'kept kept-days', bob: 'refused other-inviter' },
  },
  {
    what: 'two inviters at once: one millisecond decides',
    events: [visit('bob', on(1)), visit('ann', on(1, 1)), join(on(2))],
    told: { bob: 'kept kept-days', ann: 'refused other-inviter' },
  },
  {
    what: 'two inviters in the same millisecond: the same one on every machine',
    events: [visit('bob', on(1)), visit('ann', on(1)), join(on(2))],
    told: { ann: 'kept kept-days', bob: 'refused other-inviter' },
  },
  {
    what: 'a friend goes back and forth between two invitations',
    events: [visit('ann', on(1)), visit('bob', on(2)), visit('ann', on(3)), join(on(4))],
    told: { ann: 'kept kept-days', bob: 'refused other-inviter' },
  },
  {
    what: 'another inviter comes between the visit and the joining',
    events: [visit('ann', on(1)), visit('bob', on(2))],
    told: { ann: 'waiting not-joined', bob: 'refused other-inviter' },
  },
  {
    what: 'another campaign came first: only that one counts',
    events: [visit('bob2', on(1)), visit('ann', on(2)), join(on(3))],
    told: { bob2: 'kept kept-days', ann: 'refused other-inviter' },
  },
  {
    what: 'the same inviter in two campaigns is credited in the earlier one',
    events: [visit('ann', on(1)), visit('ann2', on(2)), join(on(3))],
    told: { ann: 'kept kept-days', ann2: 'refused other-inviter' },
  },
  {
    what: 'a friend of an earlier campaign that is over is not new for the next',
    events: [visit('bob2', on(1)), visit('ann', on(6)), join(on(7))],
    summer: { endsAt: on(5) },
    told: { bob2: 'refused campaign-over', ann: 'refused other-inviter' },
  },
  {
    what: 'one opens the own invitation before joining',
    events: [visit('own', on(1)), join(on(2))],
    told: { own: 'refused self' },
  },
  {
    what: 'one opens the own invitation first and a friend’s after it',
    events: [visit('own', on(1)), visit('ann', on(2)), join(on(3))],
    told: { own: 'refused self', ann: 'kept kept-days' },
  },
  {
    what: 'out of Moments alone',
    events: [visit('ann', on(1), { way: 'moments' }), join(on(2))],
    told: { ann: 'refused moments' },
  },
  {
    what: 'a single page in Moments first, then the card in a chat',
    events: [visit('ann', on(1), { way: 'moments' }), visit('ann', on(2)), join(on(3))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'one in Moments first and another one’s card after it',
    events: [visit('ann', on(1), { way: 'moments' }), visit('bob', on(2)), join(on(3))],
    told: { ann: 'refused moments', bob: 'kept kept-days' },
  },
  {
    what: 'a ring: the inviter was invited by this friend',
    events: [visit('ann', on(1), { inviterBy: FRIEND }), join(on(2))],
    told: { ann: 'refused ring' },
  },
  {
    what: 'an inviter who was invited by somebody else is no ring',
    events: [visit('ann', on(1), { inviterBy: 'm-bob' }), join(on(2))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a clerk invites',
    events: [visit('clerk', on(1)), join(on(2))],
    told: { clerk: 'refused staff-inviter' },
  },
  {
    what: 'a clerk invites, and this campaign lets them',
    events: [visit('clerk', on(1)), join(on(2))],
    spring: { staffMayInvite: true },
    told: { clerk: 'kept kept-days' },
  },
  {
    what: 'a clerk showed the code first, a member after that',
    events: [visit('clerk', on(1)), visit('ann', on(2)), join(on(3))],
    told: { clerk: 'refused staff-inviter', ann: 'kept kept-days' },
  },
  {
    what: 'a visit before the campaign starts',
    events: [visit('ann', on(1)), join(on(2))],
    spring: { startsAt: on(1, 1) },
    told: { ann: 'refused campaign-not-open' },
  },
  {
    what: 'a visit in the first millisecond of the campaign',
    events: [visit('ann', on(1)), join(on(2))],
    spring: { startsAt: on(1) },
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a visit in the last millisecond, and joining with it',
    events: [visit('ann', on(5)), join(on(5))],
    spring: { endsAt: on(5) },
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a visit after the campaign ended',
    events: [visit('ann', on(5, 1)), join(on(6))],
    spring: { endsAt: on(5) },
    told: { ann: 'refused campaign-over' },
  },
  {
    what: 'a visit after the campaign was ended by hand',
    events: [visit('ann', on(5)), join(on(6))],
    spring: { endedAt: on(4) },
    told: { ann: 'refused campaign-over' },
  },
  {
    what: 'a visit while the campaign is paused',
    events: [visit('ann', on(5)), join(on(7))],
    spring: { pauses: [{ from: on(4), until: on(6) }] },
    told: { ann: 'refused campaign-paused' },
  },
  {
    what: 'a visit in a pause, and another one after it',
    events: [visit('ann', on(5)), visit('ann', on(6)), join(on(7))],
    spring: { pauses: [{ from: on(4), until: on(6) }] },
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a pause that nobody has ended yet',
    events: [visit('ann', on(5))],
    spring: { pauses: [{ from: on(4) }] },
    told: { ann: 'refused campaign-paused' },
  },
  {
    what: 'a member opens an invitation',
    events: [join(on(1)), visit('ann', on(2))],
    told: { ann: 'refused member-before' },
  },
  {
    what: 'a visit in the very millisecond of the joining is in time',
    events: [join(on(1)), visit('ann', on(1))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'closed, invited and joined again',
    events: [join(on(1)), close(on(2)), visit('ann', on(3)), join(on(4), { first: false })],
    told: { ann: 'refused came-back' },
  },
  {
    what: 'joined again, and only the brand’s books remember the first time',
    events: [visit('ann', on(3)), join(on(4), { first: false })],
    told: { ann: 'refused came-back' },
  },
  {
    what: 'the same person by another account',
    events: [visit('ann', on(1)), join(on(2), { samePerson: true })],
    told: { ann: 'refused same-person' },
  },
  {
    what: 'a clerk is the friend',
    events: [visit('ann', on(1)), join(on(2), { staff: true })],
    told: { ann: 'refused staff-friend' },
  },
  {
    what: 'on the list of those who earn nothing',
    events: [visit('ann', on(1)), join(on(2)), list(on(15), true)],
    told: { ann: 'refused blocked' },
  },
  {
    what: 'off the list again',
    events: [visit('ann', on(1)), join(on(2)), list(on(3), true), list(on(4), false)],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a phone number that another membership had',
    events: [visit('ann', on(1)), join(on(2)), phone(on(2, 1), true)],
    told: { ann: 'refused same-phone' },
  },
  {
    what: 'a phone number of one’s own',
    events: [visit('ann', on(1)), join(on(2)), phone(on(2, 1))],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'a change to a known number inside the days',
    events: [visit('ann', on(1)), join(on(2)), phone(on(2, 1)), phone(on(8), true)],
    told: { ann: 'refused same-phone' },
  },
  {
    what: 'a change to a known number after the days changes nothing',
    events: [visit('ann', on(1)), join(on(2)), phone(on(2, 1)), phone(on(10), true)],
    told: { ann: 'kept kept-days' },
  },
  {
    what: 'invited by the contact way, and by a card later',
    events: [add(on(1), { team: 'bob' }), visit('ann', on(2)), join(on(3))],
    told: { bob: 'kept kept-days', ann: 'refused other-inviter' },
  },
  {
    what: 'the callback of an earlier adding comes late and takes the friend over',
    events: [visit('ann', on(2)), join(on(3)), add(on(1), { team: 'bob' })],
    told: { bob: 'kept kept-days', ann: 'refused other-inviter' },
  },
  {
    what: 'the clerk’s contact way',
    events: [add(on(1), { team: 'clerk' }), join(on(2))],
    told: { clerk: 'refused staff-inviter' },
  },
  {
    what: 'an adding without a state is nobody’s invitation',
    events: [add(on(1)), visit('ann', on(2)), join(on(3)), buy(on(4))],
    told: { ann: 'kept kept-days' },
  },
]
