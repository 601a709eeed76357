import type { invitesOperatorRoutes } from '#core/invites/desk'
import { verdictOf, withRate } from '#core/invites/desk-verdict'
import type { CampaignResults } from '#core/invites/desk-views'
import type { CreditRule, CreditState } from '#core/invites/views'
import { ruleWords } from '#core/invites/words'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../../platform/context'
import { count, get, gt, oneOf, tallyBy, totalsBy } from '../../platform/store'
import { campaigns, purses, teams } from '../records'

type Routes = typeof invitesOperatorRoutes
type Name = CampaignResults['variants'][number]['name']

const NAMES: readonly Name[] = ['A', 'B', 'C']

/** Lines of teams that say the same, and how many they are. */
interface Lines {
  state: CreditState
  rule: CreditRule
  /** '' when all variants are counted together. */
  variant: string
  count: number
}

/** Lines of a blocked inviter stand in the team as they were, and count for nothing (team.ts). */
const BLOCKED = { state: 'refused', rule: 'inviter-blocked' } as const

const asLines = (by: Record<string, unknown>, lines: number): Lines => ({
  state: by.state as CreditState,
  rule: by.rule as CreditRule,
  ...(by.blocked === true ? BLOCKED : {}),
  variant: typeof by.variant === 'string' ? by.variant : '',
  count: lines,
})

const LINE = { state: 'credits.state', rule: 'credits.rule', blocked: 'blocked' }
const ADDED_UP = { items: 'credits', of: 'credits.rev' }

/** Counted in the database: a campaign may have a hundred thousand teams. */
const linesOf = async (campaignId: string): Promise<Lines[]> => {
  const tally = await tallyBy(teams, { ...ADDED_UP, where: { campaignId }, by: LINE })
  return tally.map(({ by, count: lines }) => asLines(by, lines))
}

const linesByVariant = async (campaignId: string): Promise<Lines[]> => {
  const where = { campaignId, variant: oneOf(NAMES) }
  const by = { ...LINE, variant: 'variant' }
  const tally = await tallyBy(teams, { ...ADDED_UP, where, by })
  return tally.map(({ by: key, count: lines }) => asLines(key, lines))
}

const sum = (lines: readonly Lines[], fits: (one: Lines) => boolean): number =>
  lines.filter(fits).reduce((all, one) => all + one.count, 0)

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

const totalsOf = async (campaignId: string) => {
  const [all] = await totalsBy(teams, {
    where: { campaignId },
    by: 'campaignId',
    of: ['visits', 'counted', 'kept', 'held'],
  })
  return { teams: all?.count ?? 0, sums: all?.sums ?? { visits: 0, counted: 0, kept: 0, held: 0 } }
}

const variantsOf = async (campaignId: string): Promise<CampaignResults['variants']> => {
  const where = { campaignId, variant: oneOf(NAMES) }
  const [totals, lines] = await Promise.all([
    totalsBy(teams, { where, by: 'variant', of: ['visits', 'counted'] }),
    linesByVariant(campaignId),
  ])
  return totals
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, count: inviters, sums }) =>
      withRate({
        name: key as Name,
        inviters,
        visits: sums.visits,
        joined: sum(lines, (one) => one.variant === key && isJoined(one)),
        counted: sums.counted,
      }),
    )
}

const spentIn = async (campaignId: string): Promise<number> => {
  const purse = await get(purses, campaignId)
  return purse ? purse.budgetFen - purse.leftFen : 0
}

/** A part that is there only when it can be said. */
const costOf = (spentFen: number, kept: number): { perKeptFen?: number } =>
  kept === 0 ? {} : { perKeptFen: Math.round(spentFen / kept) }

/** How a campaign does: people, money and posters. Seven requests, however many teams there are. */
export const results: UseCase<Routes['invites.results']> = async ({ campaignId }) => {
  const campaign = await get(campaigns, campaignId)
  if (!campaign) return refuse('invites.not-found')
  const [totals, active, lines, variants, spentFen] = await Promise.all([
    totalsOf(campaignId),
    count(teams, { campaignId, counted: gt(0) }),
    linesOf(campaignId),
    variantsOf(campaignId),
    spentIn(campaignId),
  ])
  const { visits, counted, kept, held } = totals.sums
  const verdict = verdictOf(variants)
  return ok({
    results: {
      inviters: totals.teams,
      active,
      visits,
      joined: sum(lines, isJoined),
      counted,
      kept,
      left: sum(lines, of('left')),
      refused: sum(lines, of('refused')),
      held,
      why: refusalsOf(lines),
      spentFen,
      ...costOf(spentFen, kept),
      variants,
      ...(verdict === undefined ? {} : { verdict }),
    },
  })
}
