/** While a page is looked at, news must show within 5 s of happening (issue 6, point 4). */
const EVERY_MS = 4000
/** Without network each try waits twice as long, up to here. */
const SLOWEST_MS = 60_000

/** Asks again and again between start and stop; slower while no answer comes. */
export class Poll {
  private timer: ReturnType<typeof setTimeout> | undefined
  private run = 0
  private pause = EVERY_MS

  /** `look` answers whether the cloud did. */
  constructor(private readonly look: () => Promise<boolean>) {}

  start(): void {
    this.stop()
    this.pause = EVERY_MS
    this.wait(this.run)
  }

  stop(): void {
    this.run++
    clearTimeout(this.timer)
  }

  private wait(run: number): void {
    this.timer = setTimeout(() => void this.turn(run), this.pause)
  }

  private async turn(run: number): Promise<void> {
    const answered = await this.look()
    if (run !== this.run) return
    this.pause = answered ? EVERY_MS : Math.min(SLOWEST_MS, this.pause * 2)
    this.wait(run)
  }
}
