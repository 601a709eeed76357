import { codeOf, isCode } from '#core/invites/code'
import type { VisitWay } from '#core/invites/events'
import { MOMENTS_SCENES } from '#core/invites/limits'
import { type Invitation, keptInvitation } from '@/stores/invitation'

/** A page that WeChat shows without logging in: no cloud, no storage of this person's (§2.3). */
const SINGLE_PAGE_SCENE = 1154

/** WeChat's numbers of the ways that can be told apart (facts/platform.md §2.3). */
const SCENES: readonly (readonly [VisitWay, readonly number[]])[] = [
  ['moments', MOMENTS_SCENES],
  ['card', [1007]],
  ['group', [1008, 1044]],
  ['qr', [1011, 1012, 1013, 1047, 1048, 1049]],
]

const enterScene = (): number => wx.getEnterOptionsSync().scene

export const inSinglePage = (): boolean => enterScene() === SINGLE_PAGE_SCENE

/** By WeChat's own word, else by how the code stands in the address. */
const wayOf = (scene: number, usual: VisitWay): VisitWay =>
  SCENES.find(([, numbers]) => numbers.includes(scene))?.[0] ?? usual

/** What the address of the page names: `scene` of a mini-program code, or `t` of a shared card. */
export function arrivalOf(query: Record<string, string | undefined>): Invitation | undefined {
  const { t = '', scene: codeScene = '' } = query
  // Taken up again inside the mini-program: the way is still the one by which it first came.
  if (query.again) return keptInvitation()
  const fromQr = codeOf(codeScene)
  const code = fromQr ?? t
  if (!isCode(code)) return undefined
  const scene = enterScene()
  return { code, scene, way: wayOf(scene, fromQr ? 'qr' : 'card') }
}
