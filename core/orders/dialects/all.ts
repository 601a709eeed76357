import type { Dialect, DialectId } from './dialect'
import { douyin } from './douyin'
import { jd } from './jd'
import { pinduoduo } from './pinduoduo'
import { plain } from './plain'
import { taobao, taobaoGoods } from './taobao'

/** The more telling one first: a plain file has columns that others have too. */
export const dialects: readonly Dialect[] = [douyin, taobao, taobaoGoods, pinduoduo, jd, plain]

const byId = new Map(dialects.map((one) => [one.id, one]))

export const dialectOf = (id: DialectId): Dialect => {
  const found = byId.get(id)
  if (!found) throw new Error(`There is no dialect ${id}`)
  return found
}
