import { statusAt } from '#core/invites/desk-turn'
import { linesOf, standingOf, stateAt } from '#core/invites/team'
import type { FriendRow, RewardState, StepView, TeamView } from '#core/invites/views'
import { rewardTemplateId } from '../coupons'
import { rewardViewOf } from './campaign-view'
import { friendKey } from './code'
import type { Known } from './known'
import type { TeamCredit, TeamDoc } from './records'

/** Friends on the page itself; the others by `invites.friends`. */
export const FRIENDS_SHOWN = 20

/** When a line last meant something new. */
const changedAt = ({ cameAt, doneAt, endedAt }: TeamCredit): number =>
  Math.max(cameAt, doneAt ?? 0, endedAt ?? 0)

/** Newest first; of one moment in the same order on every machine. */
export const newestLines = (team: TeamDoc): TeamCredit[] =>
  linesOf(team).sort((a, b) => b.cameAt - a.cameAt || (a.friendId < b.friendId ? -1 : 1))

export const friendRowOf = (line: TeamCredit, teamId: string, now: number): FriendRow => {
  const state = stateAt(line, now)
  return {
    key: friendKey(teamId, line.friendId),
    who: line.who,
    state,
    rule: state === 'kept' && line.state === 'counted' ? 'kept-days' : line.rule,
    at: Math.min(now, changedAt(line)),
  }
}

type Part = 'now' | 'kept'

/** The newest word about a place; earned and not on the list yet: on its way. */
const stateOf = (team: TeamDoc, part: Part, step: number, earned: number): RewardState => {
  const line = team.paid
    .filter((one) => one.part === part && one.step === step)
    .sort((a, b) => b.gen - a.gen)[0]
  const again = line === undefined || line.state === 'back' || line.state === 'debt'
  return again && step <= earned ? 'owed' : (line?.state ?? 'open')
}

const stepsOf = (team: TeamDoc, { campaign, names }: Known, counted: number, kept: number) =>
  campaign.form.steps.map((step, index): StepView => {
    const place = index + 1
    return {
      now: rewardViewOf(step.now, names),
      nowState: stateOf(team, 'now', place, counted),
      ...(step.kept
        ? {
            kept: rewardViewOf(step.kept, names),
            keptState: stateOf(team, 'kept', place, kept),
          }
        : {}),
    }
  })

/** What the inviter sees: always the fold of the lines, whatever the team's own numbers say. */
export const teamViewOf = (
  team: TeamDoc,
  known: Known,
  { shown, now }: { shown: boolean; now: number },
): TeamView => {
  const { counted, kept, waiting, held } = standingOf(linesOf(team), now)
  const { _id: code, campaignId, variant } = team
  const templateId = rewardTemplateId()
  const due = team.owed || team.nextLook <= now
  return {
    code,
    campaignId,
    status: statusAt(known.campaign, now),
    counted,
    kept,
    waiting,
    held,
    steps: stepsOf(team, known, counted, kept),
    friends: newestLines(team)
      .slice(0, FRIENDS_SHOWN)
      .map((line) => friendRowOf(line, team._id, now)),
    owed: due,
    ...(templateId === undefined ? {} : { remind: { templateId, wanted: team.remind === true } }),
    ...(variant === undefined ? {} : { variant }),
    shown,
  }
}
