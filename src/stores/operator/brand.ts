import { makeAutoObservable, runInAction } from 'mobx'
import type { BrandForm } from '#core/brand/contract'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'

export const BRAND_NAME_MAX = 20
export const SLOGAN_MAX = 30
export const CONSENT_MAX = 4000
/** A consent shorter than a sentence tells nobody anything (core/brand/contract.ts). */
const CONSENT_MIN = 20
export const RADIUS_MAX = 24
export const HUE_MAX = 359

/** What the form itself may find wrong. */
export const brandRules = {
  name: '请填品牌名称',
  slogan: '请用一句话说说您的店',
  consent: '会员须知太短了，请写清楚',
}

/** How the brand looks and what members agree to. */
export class Brand {
  readonly shown = new Load<Out<'operator', 'brand.show'>>()
  readonly saving = new Step()
  name = ''
  slogan = ''
  hue = 150
  radius = 12
  consent = ''
  tried = false

  constructor() {
    makeAutoObservable(this, { shown: false, saving: false }, { deep: false })
  }

  async load(): Promise<void> {
    const answer = await this.shown.from(() => ask('operator', 'brand.show', {}))
    if (answer.ok) runInAction(() => this.fill(answer.data))
  }

  private fill({ brand, consent }: Out<'operator', 'brand.show'>): void {
    this.name = brand.name
    this.slogan = brand.slogan
    this.hue = brand.hue
    this.radius = brand.radius
    this.consent = consent.text
  }

  type(field: 'name' | 'slogan' | 'consent', text: string): void {
    this[field] = text
  }

  slide(field: 'hue' | 'radius', value: number): void {
    this[field] = value
  }

  get faults(): { name?: string; slogan?: string; consent?: string } {
    return {
      ...(this.name.trim() ? {} : { name: brandRules.name }),
      ...(this.slogan.trim() ? {} : { slogan: brandRules.slogan }),
      ...(this.consent.trim().length >= CONSENT_MIN ? {} : { consent: brandRules.consent }),
    }
  }

  get consentChanged(): boolean {
    return this.consent.trim() !== this.shown.data?.consent.text
  }

  async save(): Promise<boolean> {
    this.tried = true
    if (Object.keys(this.faults).length > 0) return false
    const form: BrandForm = {
      name: this.name.trim(),
      slogan: this.slogan.trim(),
      hue: this.hue,
      radius: this.radius,
      consentText: this.consent.trim(),
    }
    const saved = await this.saving.run(() =>
      act('operator', 'brand.save', form, { subject: 'brand' }),
    )
    if (saved) this.shown.put(saved, this.shown.at)
    return saved !== undefined
  }
}
