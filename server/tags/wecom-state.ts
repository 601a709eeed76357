import * as v from 'valibot'
import { collection, get } from '../platform/store'
import { refusalWords, wecomConfig } from '../platform/wecom'

const walk = v.object({
  _id: v.string(),
  /** Last friend who has been compared. */
  after: v.string(),
  /** The next round begins then; 0 while one is on its way. */
  restAt: v.number(),
  /** What WeCom refused last; '' when it went on since. */
  refused: v.string(),
})
export type SyncWalk = v.InferOutput<typeof walk>
export const walks = collection('wecomTagged', walk)
export const WALK = 'walk'

const tagged = v.object({
  /** External id of the friend. */
  _id: v.string(),
  /** Tags of ours that WeCom has, by staff person. */
  has: v.record(v.string(), v.array(v.string())),
})
export const taggedFriends = collection('wecomTagged', tagged)

/** How far WeCom has our tags, for the operator. */
export const syncWords = async (): Promise<{ text: string; on: boolean }> => {
  if (wecomConfig() === undefined) return { text: '没有接入企业微信，标签只在这里使用', on: false }
  const found = await get(walks, WALK)
  if (found && found.refused !== '') return { text: refusalWords(found.refused), on: true }
  if (!found) return { text: '还没有需要同步的标签', on: true }
  return { text: found.restAt === 0 ? '正在同步到企业微信' : '已同步到企业微信', on: true }
}
