import { members } from '../../platform/people'
import { get } from '../../platform/store'
import { placeAll } from '../place'
import { invitees } from '../records'
import { settleTeam } from '../settle'

/** Everything that follows from a friend's story as it is now; safe to do again, by the jobs too. */
export const followStory = async (friendId: string, now: number): Promise<void> => {
  const [doc, member] = await Promise.all([get(invitees, friendId), get(members, friendId)])
  if (!doc) return
  const credits = await placeAll(doc, member, now)
  for (const teamId of new Set(credits.map((one) => one.teamId))) await settleTeam(teamId, now)
}
