import { ok, type Result, refuse } from '#core/kernel/result'
import { checkRule } from '#core/segments/check'
import { conditionsOf } from '#core/segments/rules'
import type { OwnOptions } from '#core/segments/views'
import type { tagsOperatorRoutes } from '#core/tags/contract'
import { MOST_TAGS } from '#core/tags/limits'
import type { TagForm } from '#core/tags/views'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { readTags, type TagDoc, tags } from '../platform/tags'
import { ownOptions } from '../segments'
import { peopleWith } from './people-with'
import { tagViewOf } from './view'

type Routes = typeof tagsOperatorRoutes

/** Automatic tags that the conditions of a rule name: they would chase each other. */
const automaticIn = ({ automatic }: TagForm, all: readonly TagDoc[]): TagDoc | undefined => {
  const named = automatic ? conditionsOf(automatic.rule).filter((c) => c.field === 'tag') : []
  const ids = named.flatMap(({ of = [] }) => of)
  return all.find((one) => one.automatic && ids.includes(one._id))
}

type Code = Parameters<typeof refuse>[0]

const checkForm = (
  form: TagForm,
  before: TagDoc | undefined,
  all: readonly TagDoc[],
  own: OwnOptions,
): Result<true, Code> => {
  if (all.some(({ _id, name }) => name === form.name && _id !== before?._id))
    return refuse('tags.name-taken')
  if (before && (before.automatic === undefined) !== (form.automatic === undefined))
    return refuse('tags.kind-fixed')
  const inner = automaticIn(form, all)
  if (inner) return refuse('tags.of-automatic', { tag: inner.name })
  return form.automatic ? checkRule(form.automatic.rule, own) : ok(true)
}

const inWords = ({ name, automatic }: TagForm, text: string): string =>
  automatic ? `${name}：${text}，不再符合后保留 ${automatic.stay} 天` : `${name}：手动`

/** A new tag, or a change of one: the jobs then look at everybody once more (server/persons/tag.ts). */
export const save: UseCase<Routes['tags.save']> = async ({ tagId, form }, context) => {
  const [all, own] = await Promise.all([
    readTags(),
    ownOptions(form.automatic ? [form.automatic.rule] : []),
  ])
  const before = all.find(({ _id }) => _id === tagId)
  if (tagId !== undefined && !before) return refuse('tags.not-found')
  if (!before && all.length >= MOST_TAGS) return refuse('tags.most', { most: MOST_TAGS })
  const checked = checkForm(form, before, all, own)
  if (!checked.ok) return checked as { ok: false; code: 'tags.name-taken' }
  const _id = tagId ?? `t${context.request.key}`
  // Under another name it is another tag there; the old one is taken off.
  const wecomId = before?.name === form.name ? before.wecomId : undefined
  const doc: TagDoc = {
    _id,
    ...form,
    at: before?.at ?? context.now,
    ...(wecomId === undefined ? {} : { wecomId }),
  }
  const tag = tagViewOf(doc, own, before ? await peopleWith(_id) : 0)
  const reply = { tag }
  return withTx(async (tx) => {
    const said = before ? { before: inWords(before, tagViewOf(before, own, 0).text) } : {}
    await tx.add(
      audit,
      context.row({ subject: _id, ...said, after: inWords(form, tag.text), reply }),
    )
    await tx.set(tags, doc)
    return ok(reply)
  })
}
