import * as v from 'valibot'
import { businessDay, id, line, nothing } from '../kernel/fields'
import { route } from '../kernel/route'
import { RULE_REFUSALS } from '../segments/contract'
import { ownOptions } from '../segments/views'
import { tagForm, tagOn, tagView } from './views'

const onOne = v.strictObject({ tags: v.array(tagOn) })

export const tagsOperatorRoutes = {
  /** All of them, newest first; with how far WeCom has them. */
  'tags.list': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      tags: v.array(tagView),
      /** People are being looked at anew because rules changed. */
      working: v.boolean(),
      wecom: v.strictObject({
        /** 未接入企业微信 / 已同步 / 正在同步 / what is wrong. */
        text: v.string(),
        on: v.boolean(),
      }),
    }),
    refusals: [],
  }),
  /** One tag, or none for a new one, with all that the rule builder offers. */
  'tags.form': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ tagId: v.optional(id) }),
    output: v.strictObject({ tag: v.optional(tagView), options: ownOptions }),
    refusals: ['tags.not-found'],
  }),
  'tags.save': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ tagId: v.optional(id), form: tagForm }),
    output: v.strictObject({ tag: tagView }),
    refusals: [
      'tags.not-found',
      'tags.most',
      'tags.name-taken',
      'tags.kind-fixed',
      'tags.of-automatic',
      ...RULE_REFUSALS,
    ],
  }),
  /** Takes it off everybody. */
  'tags.remove': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ tagId: id }),
    output: v.strictObject({ removed: v.literal(true) }),
    refusals: ['tags.not-found'],
  }),
  /** Tags of one person now. */
  'tags.of': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ personId: id }),
    output: v.strictObject({
      tags: v.array(tagOn),
      /** Tags that may be put on by hand. */
      mayPut: v.array(v.strictObject({ id: v.string(), name: v.string() })),
    }),
    refusals: ['persons.not-found'],
  }),
  'tags.put': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      personId: id,
      tagId: id,
      why: v.optional(line(50)),
      /** Last day. */
      until: v.optional(businessDay),
    }),
    output: onOne,
    refusals: [
      'persons.not-found',
      'tags.not-found',
      'tags.automatic',
      'tags.already-on',
      'tags.by-hand-most',
      'tags.until-past',
    ],
  }),
  'tags.take': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ personId: id, tagId: id, why: v.optional(line(50)) }),
    output: onOne,
    refusals: ['persons.not-found', 'tags.not-found', 'tags.automatic', 'tags.not-on'],
  }),
}
