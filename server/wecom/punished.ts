import * as v from 'valibot'
import { mayMove, templateMoves } from '#core/coupons/life-cycle'
import { ok, refuse } from '#core/kernel/result'
import { SECOND } from '#core/kernel/time'
import { followGate, templates } from '../coupons'
import { audit, systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { addOnce, getMany, withTx } from '../platform/store'
import { onPunished, type Punished } from './listeners'
import type { EventDoc } from './records'

/** event_type of the platform's own page 小程序违规处罚信息通知; 10 stood there for pages before 5. */
const kinds: Record<string, Punished['kind']> = {
  1: 'warning',
  2: 'function',
  3: 'delisted',
  4: 'banned',
  5: 'page',
  10: 'page',
}

const words: Record<Punished['kind'], string> = {
  warning: '警告',
  function: '功能封禁',
  delisted: '下架',
  banned: '账号封禁',
  page: '页面封禁',
  unknown: '处罚',
}

const detail = v.object({
  path: v.optional(v.string()),
  rectify_deadline: v.optional(v.number()),
})

const detailOf = (text: string): v.InferOutput<typeof detail> => {
  try {
    const result = v.safeParse(detail, JSON.parse(text))
    return result.success ? result.output : {}
  } catch {
    return {}
  }
}

/** Reads a penalty of the platform; fields that are not there are empty. */
export const punishedOf = ({ _id, at, fields }: EventDoc): Punished => {
  const { path, rectify_deadline } = detailOf(fields.detail ?? '')
  return {
    id: fields.punish_id || _id,
    at: Number(fields.punish_time) * SECOND || at,
    kind: kinds[fields.event_type ?? ''] ?? 'unknown',
    reason: fields.illegal_reason ?? '',
    rule: fields.rule_name ?? '',
    ...(path === undefined ? {} : { path }),
    ...(rectify_deadline === undefined ? {} : { deadline: rectify_deadline * SECOND }),
    text: Object.values(fields).join('\n'),
  }
}

/** Ids of coupon templates, as they stand in addresses of pages. */
const TEMPLATE = /t[0-9a-z]{20}(?![0-9a-z])/g

/** Coupons that members have keep their promise; nobody gets a new one until an operator resumes. */
const pauseTemplate = async (templateId: string): Promise<boolean> => {
  const turned = await withTx(async (tx) => {
    const before = await tx.get(templates, templateId)
    if (!before || !mayMove('pause', before.status)) return refuse('coupons.not-published')
    const set = { status: templateMoves.pause.to, gate: before.gate + 1 }
    await tx.update(templates, templateId, { set })
    return ok(true)
  })
  await followGate(templateId)
  return turned.ok
}

const pauseNamed = async ({ text }: Punished): Promise<string[]> => {
  const named = await getMany(templates, text.match(TEMPLATE) ?? [])
  const paused: string[] = []
  for (const { _id, form } of named) if (await pauseTemplate(_id)) paused.push(form.name)
  return paused
}

/**
 * Stops what a penalty names: coupon templates here, campaigns by whoever listens. The operator
 * finds it in the audit. Safe to do twice: what is paused stays paused, and the row is one.
 */
export const punish = async (event: EventDoc, now: number): Promise<void> => {
  const punished = punishedOf(event)
  const { id, kind, reason, rule } = punished
  const paused = await pauseNamed(punished)
  await onPunished(punished)
  const stopped = paused.length > 0 ? `；已暂停发放：${paused.join('、')}` : ''
  const after = `${words[kind]}${rule ? `，${rule}` : ''}${stopped}`
  const deed = { subject: hashId(`punished:${id}`), why: reason, after }
  await addOnce(audit, systemRow('wecom.punished', hashId(`punished:${id}`), now, deed))
}
