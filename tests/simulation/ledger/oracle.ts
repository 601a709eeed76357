/**
 * The ledger once more, told slowly: every point is a thing of its own that lies somewhere. Written
 * from the law (product.md, law 3) and without a look at core/points/rules.ts, so that the two can
 * only agree by both being right.
 */

export interface Point {
  lot: string
  /** First and last instant (ms) at which it can be spent. */
  from: number
  until: number
}

export type Policy = 'only-pending' | 'to-zero' | 'debt'

/** Which of two points goes first: the one that ends first. */
const before = (a: Point, b: Point): boolean => {
  if (a.until !== b.until) return a.until < b.until
  if (a.from !== b.from) return a.from < b.from
  return a.lot < b.lot
}

export class Oracle {
  /** What the member has, one by one. */
  live: Point[] = []
  /** What the member owes. */
  debt = 0
  /** How many points of a lot left for nothing: they ended, or were given up. */
  readonly ended = new Map<string, number>()

  private takeOne(fits: (point: Point) => boolean): Point | undefined {
    let first: Point | undefined
    for (const point of this.live)
      if (fits(point) && (!first || before(point, first))) first = point
    if (first) this.live.splice(this.live.indexOf(first), 1)
    return first
  }

  private takeSpendable(now: number): Point | undefined {
    return this.takeOne(({ from, until }) => from <= now && now <= until)
  }

  /** The next point that goes when it does not matter whether it can be spent yet. */
  private takeAny(now: number): Point | undefined {
    return this.takeSpendable(now) ?? this.takeOne(({ until }) => now <= until)
  }

  private lose(which: (point: Point) => boolean): void {
    for (const { lot } of this.live.filter(which))
      this.ended.set(lot, (this.ended.get(lot) ?? 0) + 1)
    this.live = this.live.filter((point) => !which(point))
  }

  /** What has ended is gone; who owes points and has some, pays. */
  settle(now: number): void {
    this.lose(({ until }) => until < now)
    while (this.debt > 0 && this.takeAny(now)) this.debt -= 1
  }

  spendable(now: number): number {
    return this.live.filter(({ from, until }) => from <= now && now <= until).length
  }

  earn(point: Point, count: number): void {
    for (let i = 0; i < count; i += 1) this.live.push({ ...point })
  }

  /** The points that were handed over, in that order. */
  spend(count: number, now: number): Point[] {
    const spent: Point[] = []
    for (let i = 0; i < count; i += 1) {
      const point = this.takeSpendable(now)
      if (!point) throw new Error('the oracle was asked for more than there is')
      spent.push(point)
    }
    return spent
  }

  /** The last ones handed over come back first, each as it was. `spent` gets shorter. */
  giveBack(spent: Point[], count: number): void {
    for (let i = 0; i < count; i += 1) {
      const point = spent.pop()
      if (point) this.live.push(point)
    }
    this.oneDateEach()
  }

  /** A lot has one last instant. Where it was moved out meanwhile, the later one holds for all. */
  private oneDateEach(): void {
    const last = new Map<string, number>()
    for (const { lot, until } of this.live) last.set(lot, Math.max(until, last.get(lot) ?? 0))
    for (const point of this.live) point.until = last.get(point.lot) ?? point.until
  }

  /**
   * The brand takes back what it gave for a purchase that came back. Answers how many points could
   * not be had and are let go.
   */
  takeBack(lot: string, count: number, policy: Policy, now: number): number {
    let waived = 0
    for (let i = 0; i < count; i += 1) {
      const mayTake = (point: Point) =>
        point.lot === lot && now <= point.until && (policy !== 'only-pending' || point.from > now)
      const point = this.takeOne(mayTake) ?? (policy === 'only-pending' ? null : this.takeAny(now))
      if (point) continue
      if (policy === 'debt') this.debt += 1
      else waived += 1
    }
    return waived
  }

  /** Gives up everything but the debt. */
  forfeit(): void {
    this.lose(() => true)
  }

  /** Later last instants for all there is; an earlier one never comes true. */
  extend(untilOf: (point: Point) => number): void {
    for (const point of this.live) point.until = Math.max(point.until, untilOf(point))
  }
}
