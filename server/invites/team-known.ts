import { get } from '../platform/store'
import { FRESH } from './known'
import { type TeamDoc, teams } from './records'

/** Teams by whose code people come just now: a poster is scanned by many. */
const kept = new Map<string, { team: TeamDoc; at: number }>()
const MOST = 500

/** For a welcome only: who invites changes seldom, and nothing is decided by it. */
export const knownTeam = async (code: string, now: number): Promise<TeamDoc | undefined> => {
  const known = kept.get(code)
  if (known && known.at <= now && known.at > now - FRESH) return known.team
  const team = await get(teams, code)
  if (kept.size > MOST) kept.clear()
  if (team) kept.set(code, { team, at: now })
  return team
}
