import { createHash } from 'node:crypto'
import type { Step } from './types.ts'

interface More {
  fault?: string | undefined
  /** Goes into the hash only: whole answers would make a timeline nobody reads. */
  detail?: string
  /** The call that somebody makes or has an answer to. */
  call?: string
}

/** What happened, in order, and a hash over all of it. */
export class Trace {
  readonly steps: Step[] = []
  readonly faults: Record<string, number> = {}
  private readonly sum = createHash('sha256')

  constructor(private readonly start: number) {}

  note(now: number, who: string, what: string, { fault, detail = '', call }: More = {}): void {
    const at = now - this.start
    const step: Step = { no: this.steps.length + 1, at, who, what }
    if (fault) step.fault = fault
    if (call) step.call = call
    this.steps.push(step)
    if (fault) this.faults[fault] = (this.faults[fault] ?? 0) + 1
    this.sum.update(`${at}|${who}|${what}|${fault ?? ''}|${detail}\n`)
  }

  hash(): string {
    return this.sum.copy().digest('hex')
  }
}
