import { DEFAULT_BRAND, DEFAULT_CONSENT, DEFAULT_CONSENT_VERSION } from '#core/brand/rules'
import type { BrandView, ConsentView } from '#core/brand/views'
import { NO_CATALOGUE } from '#core/products/views'
import { NO_PROGRAM } from '#core/program/rules'
import { sha256 } from '../platform/ids'
import { get, type Tx } from '../platform/store'
import { BRAND_ID, type BrandDoc, brands } from './records'

/** hash = sha256 of version and text, as the contract says. */
export const consentOf = (version: string, text: string): ConsentView => ({
  version,
  text,
  hash: sha256(`${version}\n${text}`),
})

const untouched = (): BrandDoc => ({
  _id: BRAND_ID,
  ...DEFAULT_BRAND,
  consent: consentOf(DEFAULT_CONSENT_VERSION, DEFAULT_CONSENT),
  program: NO_PROGRAM,
  catalogue: NO_CATALOGUE,
  programAt: 0,
  tiersAt: 0,
})

/** The brand as the operator set it, or the defaults before that. */
export const readBrand = async (): Promise<BrandDoc> => (await get(brands, BRAND_ID)) ?? untouched()

export const readBrandIn = async (tx: Tx): Promise<BrandDoc> =>
  (await tx.get(brands, BRAND_ID)) ?? untouched()

export const brandViewOf = ({ name, slogan, hue, radius }: BrandDoc): BrandView => ({
  name,
  slogan,
  hue,
  radius,
})

export const consentViewOf = ({ consent }: BrandDoc): ConsentView => ({ ...consent })
