import { createHash } from 'node:crypto'
import type { Step } from './types.ts'

/** What happened, in order, and a hash over all of it. */
export class Trace {
  readonly steps: Step[] = []
  readonly faults: Record<string, number> = {}
  private readonly sum = createHash('sha256')

  constructor(private readonly start: number) {}

  /** `detail` goes into the hash only: whole answers would make a timeline nobody reads. */
  note(now: number, who: string, what: string, fault?: string, detail = ''): void {
    const at = now - this.start
    const step: Step = { no: this.steps.length + 1, at, who, what, ...(fault ? { fault } : {}) }
    this.steps.push(step)
    if (fault) this.faults[fault] = (this.faults[fault] ?? 0) + 1
    this.sum.update(`${at}|${who}|${what}|${fault ?? ''}|${detail}\n`)
  }

  hash(): string {
    return this.sum.copy().digest('hex')
  }
}
