import { makeAutoObservable, runInAction } from 'mobx'
import type { Answer, Problem } from '@/cloud'

/** A redemption must show within 3 s (issue 2): a poll each 1.8 s leaves a second for the way. */
const POLL_MS = 1800
/** After the outcome only an undo can follow: no hurry. */
const SLOW_POLL_MS = 6000
/** A new code is fetched just after the old one turns. */
const TURN_SLACK_MS = 150
/** A shown code stays good for the rest of its step and one step more (shuke.md: 30 s steps). */
const GRACE_MS = 30_000

export interface LiveAnswer {
  code?: string | undefined
  nextInMs: number
}

/** A code that turns while its page is visible. Durations only: the phone's clock may be wrong. */
export class Live<T extends LiveAnswer> {
  last: T | undefined
  code: string | undefined
  problem: Problem | undefined
  /** No answer came for so long that the shown code is dead. */
  dead = false
  /** When the code turns, on this phone's running clock. Not observable: only the ring reads it. */
  turnsAt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private run = 0

  constructor(
    private readonly query: () => Promise<Answer<T>>,
    private readonly settled: (answer: T) => boolean = () => false,
    private readonly clock: () => number = () => Date.now(),
  ) {
    makeAutoObservable<this, 'query' | 'settled' | 'clock' | 'timer' | 'run' | 'tooOld'>(
      this,
      {
        query: false,
        settled: false,
        clock: false,
        timer: false,
        run: false,
        turnsAt: false,
        // Time passes without telling MobX: a computed value would stay what it was.
        tooOld: false,
      },
      { deep: false },
    )
  }

  /** Starts (or starts again) asking; stop() when the page is hidden. */
  start(): void {
    this.stop()
    // A page that comes back must not show a code that died while it was hidden.
    if (this.code) this.dead = this.tooOld
    void this.ask(this.run)
  }

  stop(): void {
    this.run++
    clearTimeout(this.timer)
  }

  private async ask(run: number): Promise<void> {
    const answer = await this.query()
    if (run !== this.run) return
    runInAction(() => (answer.ok ? this.take(answer.data) : this.miss(answer.error)))
    this.timer = setTimeout(() => void this.ask(run), this.pause())
  }

  private take(data: T): void {
    this.turnsAt = this.clock() + data.nextInMs
    this.last = data
    this.code = data.code
    this.problem = undefined
    this.dead = false
  }

  private miss(problem: Problem): void {
    this.problem = problem
    this.dead = this.tooOld
  }

  private get tooOld(): boolean {
    return this.clock() > this.turnsAt + GRACE_MS
  }

  private pause(): number {
    if (this.last && this.settled(this.last)) return SLOW_POLL_MS
    const turn = this.turnsAt - this.clock() + TURN_SLACK_MS
    return turn > 0 ? Math.min(POLL_MS, turn) : POLL_MS
  }
}
