import { collections } from '../../server/platform/schema'
import type { Shuke } from '../bench'

/** Every document of every collection as one text, to look for what must not be there. */
export const dump = async (shuke: Shuke): Promise<string> => {
  const texts = Object.keys(collections).map(async (collectionName) => {
    const reply = await shuke.cloud.store.run({
      action: 'database.getDocument',
      collectionName,
      query: '{}',
      queryType: 'WHERE',
      limit: 1000,
    })
    if (!('data' in reply)) throw new Error(`cannot read ${collectionName}`)
    return JSON.stringify(reply.data)
  })
  return (await Promise.all(texts)).join('\n')
}
