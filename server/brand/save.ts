import type { BrandForm, brandOperatorRoutes } from '#core/brand/contract'
import { consentVersionOf } from '#core/brand/rules'
import { ok } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { sha256 } from '../platform/ids'
import { withTx } from '../platform/store'
import { brandViewOf, consentOf, consentViewOf, readBrandIn } from './read'
import { BRAND_ID, type BrandDoc, brands, consentTextId, consentTexts } from './records'

/** The same text keeps its version, so nobody is asked again without need. */
const consentAfter = (before: BrandDoc, form: BrandForm, now: number) =>
  before.consent.text === form.consentText
    ? before.consent
    : consentOf(consentVersionOf(businessDayOf(now), sha256(form.consentText)), form.consentText)

const inWords = ({ name, slogan, hue, radius, consent }: BrandDoc) =>
  `${name} · ${slogan} · 色相 ${hue} · 圆角 ${radius} · 须知 ${consent.version}`

/** Sets the brand's face and consent text. A new text must be agreed to by whoever joins next. */
export const save: UseCase<(typeof brandOperatorRoutes)['brand.save']> = (form, context) =>
  withTx(async (tx) => {
    const before = await readBrandIn(tx)
    const consent = consentAfter(before, form, context.now)
    const { consentText: _text, ...face } = form
    const after: BrandDoc = { ...before, ...face, consent }
    await tx.set(brands, after)
    await tx.set(consentTexts, {
      _id: consentTextId(consent.version),
      ...consent,
      from: context.now,
    })
    const reply = { brand: brandViewOf(after), consent: consentViewOf(after) }
    const words = { before: inWords(before), after: inWords(after) }
    await tx.add(audit, context.row({ subject: BRAND_ID, ...words, reply }))
    return ok(reply)
  })
