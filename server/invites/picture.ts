import { sceneOf } from '#core/invites/code'
import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'
import { updateWhere } from '../platform/store'
import { makeCode } from '../platform/wechat'
import { ownTeam } from './own-team'
import { type TeamDoc, teams } from './records'

/** The friend's landing. */
const PAGE = 'member/invited/index'

/** Drawn once: the picture stays in storage, and where it lies in the team. */
const drawn = async ({ _id }: TeamDoc): Promise<string> => {
  const codeFile = await makeCode(PAGE, sceneOf(_id), `invites/${_id}.png`)
  await updateWhere(teams, { _id }, { set: { codeFile }, inc: { rev: 1 } })
  return codeFile
}

/** The picture of a member's own mini-program code. WeChat may have no time for it just now. */
export const picture: UseCase<(typeof invitesMemberRoutes)['invites.code']> = async (
  { code },
  { member },
) => {
  const team = await ownTeam(code, member._id)
  if (!team.ok) return team
  try {
    return ok({ fileId: team.value.codeFile ?? (await drawn(team.value)) })
  } catch (error) {
    logFault(randomId(), error)
    return refuse('invites.code-busy')
  }
}
