import { getMany } from '../platform/store'
import { campaigns } from './records'

/** Names of campaigns by id; unknown ones are left out. No ids: no request. */
export const campaignNames = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const found = await getMany(campaigns, ids)
  return new Map(found.map(({ _id, form }) => [_id, form.name]))
}
