import { makeAutoObservable, runInAction } from 'mobx'
import type { Someone } from '#core/persons/contract'
import { ask } from '@/cloud'
import { Step } from '../step'

/** As the contract takes it. */
export const FIND_MAX = 40

/** Finding a person by what they tell: card number, phone number or order number. */
export class Find {
  readonly finding = new Step()
  text = ''
  /** Nothing was looked for as long as it is undefined. */
  people: Someone[] | undefined

  constructor() {
    makeAutoObservable(this, { finding: false }, { deep: false })
  }

  type(text: string): void {
    this.text = text
    this.finding.clear()
  }

  async find(): Promise<Someone[] | undefined> {
    const text = this.text.trim()
    if (!text) return undefined
    const found = await this.finding.run(() => ask('operator', 'persons.find', { text }))
    runInAction(() => {
      this.people = found?.people
    })
    return found?.people
  }
}
