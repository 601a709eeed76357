import * as v from 'valibot'
import { line, nothing, paragraph, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { brandView, consentView } from './views'

export const brandForm = v.strictObject({
  name: line(20),
  slogan: line(30),
  hue: whole(0, 359),
  radius: whole(0, 24),
  consentText: v.pipe(paragraph(4000), v.minLength(20)),
})
export type BrandForm = v.InferOutput<typeof brandForm>

export const brandOperatorRoutes = {
  'brand.show': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ brand: brandView, consent: consentView }),
    refusals: [],
  }),
  'brand.save': route({
    role: 'operator',
    kind: 'action',
    input: brandForm,
    output: v.strictObject({ brand: brandView, consent: consentView }),
    refusals: [],
  }),
}
