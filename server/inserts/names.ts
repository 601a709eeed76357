import { getMany } from '../platform/store'
import { batches } from './records'

/** Names of batches by id; unknown ones are left out. No ids: no request. */
export const batchNames = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const found = await getMany(batches, ids)
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
