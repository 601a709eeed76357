import { makeAutoObservable } from 'mobx'

export type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

/**
 * WeChat asks us to show its privacy terms before an API that needs them. The last registration
 * wins and every question must be answered (facts/platform.md §2.6).
 */
export class Privacy {
  private waiting: Resolve[] = []

  constructor() {
    makeAutoObservable(this)
  }

  get asked(): boolean {
    return this.waiting.length > 0
  }

  ask(resolve: Resolve): void {
    this.waiting.push(resolve)
  }

  answer(event: 'agree' | 'disagree', buttonId?: string): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve(buttonId ? { event, buttonId } : { event })
  }
}

export const privacy = new Privacy()
