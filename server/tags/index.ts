/**
 * Tags of the brand: defined here, put on by the engine of persons (automatic ones) or by an operator's
 * hand, and kept on the friends on WeCom.
 *   wecomTagsSlice(now)   the jobs' part
 */
import type { tagsOperatorRoutes } from '#core/tags/contract'
import type { Handlers } from '../platform/context'
import { of, put, take } from './by-hand'
import { form, list, remove } from './list'
import { save } from './save'

export { wecomTagsSlice } from './wecom-slice'

export const tagsOperatorHandlers: Handlers<typeof tagsOperatorRoutes> = {
  'tags.list': list,
  'tags.form': form,
  'tags.save': save,
  'tags.remove': remove,
  'tags.of': of,
  'tags.put': put,
  'tags.take': take,
}
