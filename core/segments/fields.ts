import type { Field } from './field'
import { OF_BUYING, OF_DEEDS } from './of-deeds'
import { OF_LIFE } from './of-life'
import { OF_MEMBER } from './of-member'
import type { FieldName } from './views'

/**
 * Every condition there is: what it takes, how it reads, what it looks at, and when time alone can
 * change it. The builder, the preview, the check and the evaluation go by this table alone.
 */
export const fields: Record<FieldName, Field> = {
  ...OF_MEMBER,
  ...OF_LIFE,
  ...OF_BUYING,
  ...OF_DEEDS,
}

/** As the builder lists them. */
export const FIELD_GROUPS: readonly { name: string; fields: readonly FieldName[] }[] = [
  { name: '会员', fields: ['member', 'joined', 'level', 'birthday', 'channel', 'wecom', 'tag'] },
  { name: '阶段与分组', fields: ['stage', 'moved', 'group', 'recency', 'frequency', 'money'] },
  { name: '购买', fields: ['orders', 'fen', 'last', 'first', 'store', 'platform'] },
  {
    name: '互动',
    fields: ['claimed', 'redeemed', 'stamped', 'invited', 'brought', 'kept', 'viewed'],
  },
]
