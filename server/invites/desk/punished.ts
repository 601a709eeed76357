import { codesIn, type Penalty, stoppedBy } from '#core/invites/desk-punished'
import { getMany } from '../../platform/store'
import { type CampaignDoc, teams } from '../records'
import { runningNow, stopMany, stopRow } from './stop'

/** A penalty of the platform (server/wecom/listeners.ts), as far as it is read here. */
export interface Punishment extends Penalty {
  id: string
  reason: string
  rule: string
}

const campaignsOfCodes = async (penalty: Penalty): Promise<Set<string>> =>
  new Set((await getMany(teams, codesIn(penalty))).map(({ campaignId }) => campaignId))

const named = ({ _id: id, form }: CampaignDoc) => ({ id, name: form.name })

/**
 * Pauses the campaigns that a penalty names (facts/platform.md C35); safe to hear twice: what is
 * paused stays paused, and what an operator has resumed since is not stopped by the same word again.
 */
export const stopPunished = async (punished: Punishment, now: number): Promise<number> => {
  const running = (await runningNow(now)).map(named)
  if (running.length === 0) return 0
  const ids = stoppedBy(punished, running, await campaignsOfCodes(punished))
  const cause = `punished:${punished.id}`
  const why = `平台处罚通知：${punished.rule || punished.reason || '未说明原因'}`
  return stopMany(ids, { cause, why, rowOf: stopRow(cause, now) }, now)
}
