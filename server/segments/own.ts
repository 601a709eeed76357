import { conditionsOf } from '#core/segments/rules'
import type { OwnOptions, Rule } from '#core/segments/views'
import { readBrand } from '../brand'
import { readTags } from '../platform/tags'
import { allStores, storesFor } from '../stores'

const storesIn = (rules: readonly Rule[]): string[] =>
  rules.flatMap(conditionsOf).flatMap(({ field, of = [] }) => (field === 'store' ? of : []))

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

/** Open stores, and closed ones that a rule still names. */
const storeOptions = async (rules: readonly Rule[]) => {
  const open = await allStores()
  const closed = storesIn(rules).filter((id) => !open.some((one) => one.id === id))
  return [...open, ...(closed.length > 0 ? await storesFor(closed) : [])].map(named)
}

/** What the brand's own conditions choose from; three requests. `rules`: those that will be read. */
export const ownOptions = async (rules: readonly Rule[] = []): Promise<OwnOptions> => {
  const [tags, stores, { program }] = await Promise.all([
    readTags(),
    storeOptions(rules),
    readBrand(),
  ])
  return {
    tags: tags.map(({ _id: id, name }) => ({ id, name })),
    stores,
    tiers: program.tiers.tiers.map(({ name }, level) => ({ id: String(level + 1), name })),
  }
}
