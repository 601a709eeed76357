import type { Shuke } from '../bench'
import { join, type Stage } from '../story'

/** What a member's phone does around the routes: pictures, the number button, the export. */

/** As wx.cloud.uploadFile does; answers the file id. */
export const upload = async (shuke: Shuke, person: string, cloudPath: string): Promise<string> => {
  const response = await fetch(`${shuke.cloud.url}/upload/${cloudPath}`, {
    method: 'PUT',
    headers: { 'x-localwechat-person': person },
    body: 'picture',
  })
  return ((await response.json()) as { fileID: string }).fileID
}

/** Whether a file of this environment is still there. */
export const isKept = async (shuke: Shuke, fileId: string): Promise<boolean> => {
  const cloudPath = fileId.replace(/^cloud:\/\/[^/]+\//, '')
  return (await fetch(`${shuke.cloud.url}/files/${cloudPath}`)).ok
}

/** The code of WeChat's own phone-number button. */
export const phoneCode = async (shuke: Shuke, person: string): Promise<string> => {
  const body = JSON.stringify({ person })
  const response = await fetch(`${shuke.cloud.url}/phone-number`, { method: 'POST', body })
  return ((await response.json()) as { code: string }).code
}

export const newPicture = async (shuke: Shuke, person: string, name: string): Promise<string> => {
  const { avatarFolder } = await shuke.must(person, 'member', 'membership.profile', {})
  return upload(shuke, person, `${avatarFolder}/${name}.png`)
}

/** The whole file, portion after portion, and how many there were. */
export const exportOf = async (shuke: Shuke, person: string, format: 'json' | 'csv') => {
  let text = ''
  let portions = 0
  let after: string | undefined
  do {
    const input = after === undefined ? { format } : { format, after }
    const portion = await shuke.must(person, 'member', 'membership.export', input)
    text += portion.text
    after = portion.next
    portions += 1
  } while (after !== undefined)
  return { text, portions }
}

/** The card number, as the member reads it out. */
export const numberOf = async (shuke: Shuke, person: string): Promise<string> =>
  (await shuke.must(person, 'member', 'membership.code', {})).member.number

/** As the operator finds a member by the number read out. */
export const memberIdOf = async (shuke: Shuke, { operator }: Stage, person: string) => {
  const number = await numberOf(shuke, person)
  return (await shuke.must(operator, 'operator', 'membership.find', { number })).member.id
}

/** Gives points by the operator's hand. */
export const grant = async (shuke: Shuke, stage: Stage, person: string, points: number) => {
  const memberId = await memberIdOf(shuke, stage, person)
  const input = { memberId, points, why: '开业礼' }
  await shuke.must(stage.operator, 'operator', 'points.adjust', input)
  return memberId
}

/** Buys something at the till for so many fen; answers the sale's id. */
export const buy = async (
  shuke: Shuke,
  stage: Stage,
  person: string,
  fen: number,
  couponIds: string[] = [],
) => {
  const { storeId, clerk } = stage
  const { code } = await shuke.must(person, 'member', 'membership.code', {})
  const seen = await shuke.must(clerk, 'clerk', 'redemption.quote', { storeId, code })
  if (seen.kind !== 'member') throw new Error('not a member code')
  const { visit } = seen
  const items = [{ fen, count: 1 }]
  const input = { storeId, visit, items, couponIds }
  const { quote } = await shuke.must(clerk, 'clerk', 'sales.quote', input)
  return (await shuke.must(clerk, 'clerk', 'sales.record', { storeId, quote })).sale.id
}

export const richMember = async (shuke: Shuke, stage: Stage, points = 500) => {
  const member = await join(shuke)
  const memberId = await grant(shuke, stage, member, points)
  return { member, memberId }
}
