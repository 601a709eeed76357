import { EJSON } from 'bson'
import type { StoreSchema } from '../../cloud/store/index.ts'

export const SCHEMA: StoreSchema = {
  collections: {
    member: {
      indexes: [
        {
          name: 'level_points',
          keys: [
            { field: 'level', order: 1 },
            { field: 'points', order: -1 },
          ],
        },
        { name: 'tags', keys: [{ field: 'tags', order: 1 }] },
      ],
    },
    ledger: { indexes: [{ name: 'm', keys: [{ field: 'm', order: 1 }] }] },
    coupon: { indexes: [{ name: 'uq_code', keys: [{ field: 'code', order: 1 }], unique: true }] },
  },
}

export const canonical = (value: unknown): string =>
  EJSON.stringify(value as object, { relaxed: false })
