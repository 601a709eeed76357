import type { invitesOperatorRoutes } from '#core/invites/desk'
import { verdictOf, withRate } from '#core/invites/desk-verdict'
import type { CampaignResults } from '#core/invites/desk-views'
import type { CreditRule, CreditState } from '#core/invites/views'
import { ruleWords } from '#core/invites/words'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../../platform/context'
import { countBy, get, tallyBy } from '../../platform/store'
import { campaigns, purses, teams } from '../records'

type Routes = typeof invitesOperatorRoutes
type Name = CampaignResults['variants'][number]['name']

const NAMES: readonly Name[] = ['A', 'B', 'C']

/** Lines of teams that say the same, and how many they are. */
interface Lines {
  state: CreditState
  rule: CreditRule
  variant: unknown
  count: number
}

/** Lines of a blocked inviter stand in the team as they were, and count for nothing (team.ts). */
const BLOCKED = { state: 'refused', rule: 'inviter-blocked' } as const

const LINE = {
  state: 'credits.state',
  rule: 'credits.rule',
  blocked: 'blocked',
  variant: 'variant',
}

/** Counted in the database, in one walk: a campaign may have a hundred thousand teams. */
const linesOf = async (campaignId: string): Promise<Lines[]> => {
  const what = { items: 'credits', of: 'credits.rev', by: LINE }
  const tally = await tallyBy(teams, { ...what, where: { campaignId } })
  return tally.map(({ by, count }) => ({
    state: by.state as CreditState,
    rule: by.rule as CreditRule,
    ...(by.blocked === true ? BLOCKED : {}),
    variant: by.variant,
    count,
  }))
}

/** Teams that are alike: place of their variant in NAMES, -1 without one, and whether it brought any. */
interface Teams {
  variant: number
  active: boolean
  count: number
}

/** 1 for the first of NAMES, 0 for none: a number, because groups are told apart by numbers. */
const PLACE = {
  $add: NAMES.map((name, place) => ({ $cond: [{ $eq: ['$variant', name] }, place + 1, 0] })),
}

const teamsOf = async (campaignId: string): Promise<Teams[]> => {
  const groups = await countBy(teams, {
    where: { campaignId },
    values: { variant: PLACE, active: { $cond: [{ $gt: ['$counted', 0] }, 1, 0] } },
    by: { variant: '$variant', active: '$active' },
  })
  return groups.map(({ by, count }) => ({
    variant: (by.variant ?? 0) - 1,
    active: by.active === 1,
    count,
  }))
}

const sum = <T extends { count: number }>(all: readonly T[], fits: (one: T) => boolean): number =>
  all.filter(fits).reduce((total, one) => total + one.count, 0)

const every = () => true

const of =
  (...states: CreditState[]) =>
  ({ state }: Lines): boolean =>
    states.includes(state)

/** New members who came by the campaign; whoever was refused is told apart. */
const isJoined = ({ state, rule }: Lines): boolean =>
  state === 'waiting' ? rule !== 'not-joined' : state !== 'refused'

const refusalsOf = (lines: readonly Lines[]): CampaignResults['why'] => {
  const refused = lines.filter(of('refused', 'left'))
  const times = (rule: CreditRule) => sum(refused, (one) => one.rule === rule)
  return [...new Set(refused.map(({ rule }) => rule))]
    .map((rule) => ({ rule, words: ruleWords(rule, 'operator'), count: times(rule) }))
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
}

/** People who came, joined and counted; standing credits, as the teams have them. */
const funnelOf = (lines: readonly Lines[]) => ({
  visits: sum(lines, every),
  joined: sum(lines, isJoined),
  counted: sum(lines, of('counted', 'kept')),
})

const variantsOf = (all: readonly Teams[], lines: readonly Lines[]): CampaignResults['variants'] =>
  NAMES.map((name, place) => ({
    name,
    inviters: sum(all, ({ variant }) => variant === place),
    ...funnelOf(lines.filter(({ variant }) => variant === name)),
  }))
    .filter(({ inviters }) => inviters > 0)
    .map(withRate)

const spentIn = async (campaignId: string): Promise<number> => {
  const purse = await get(purses, campaignId)
  return purse ? purse.budgetFen - purse.leftFen : 0
}

/** A part that is there only when it can be said. */
const costOf = (spentFen: number, kept: number): { perKeptFen?: number } =>
  kept === 0 ? {} : { perKeptFen: Math.round(spentFen / kept) }

/** How a campaign does: people, money and posters. Four requests, however many teams there are. */
export const results: UseCase<Routes['invites.results']> = async ({ campaignId }) => {
  const campaign = await get(campaigns, campaignId)
  if (!campaign) return refuse('invites.not-found')
  const [all, lines, spentFen] = await Promise.all([
    teamsOf(campaignId),
    linesOf(campaignId),
    spentIn(campaignId),
  ])
  const kept = sum(lines, of('kept'))
  const variants = variantsOf(all, lines)
  const verdict = verdictOf(variants)
  return ok({
    results: {
      inviters: sum(all, every),
      active: sum(all, ({ active }) => active),
      ...funnelOf(lines),
      kept,
      left: sum(lines, of('left')),
      refused: sum(lines, of('refused')),
      held: sum(lines, of('held')),
      why: refusalsOf(lines),
      spentFen,
      ...costOf(spentFen, kept),
      variants,
      ...(verdict === undefined ? {} : { verdict }),
    },
  })
}
