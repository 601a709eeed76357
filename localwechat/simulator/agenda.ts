/** Something that waits for its turn: a request on its way, a timer, a sleeping actor. */
export interface Item {
  /** Whose story this belongs to. */
  actor: string
  /** The call that waits for it, if it is one. */
  owner?: object
  /** Not before this moment, simulated milliseconds. */
  at: number
  happen(): Promise<void> | void
}

/** All that may happen next. The scheduler picks; nothing happens by itself. */
export class Agenda {
  private readonly items = new Set<Item>()
  private readonly waiting = new Map<object, number>()

  add(item: Item): Item {
    this.items.add(item)
    this.count(item, 1)
    return item
  }

  remove(item: Item): void {
    if (this.items.delete(item)) this.count(item, -1)
  }

  removeOf(owners: ReadonlySet<object>): void {
    for (const item of this.items) if (item.owner && owners.has(item.owner)) this.remove(item)
  }

  private count({ owner }: Item, by: number): void {
    if (!owner) return
    const left = (this.waiting.get(owner) ?? 0) + by
    if (left > 0) this.waiting.set(owner, left)
    else this.waiting.delete(owner)
  }

  /** True while this call waits for something here. */
  waits(owner: object): boolean {
    return this.waiting.has(owner)
  }

  /** What may happen now: first what goes on with the actor who moved last, then the oldest. */
  ready(now: number, last: string): Item[] {
    const due = [...this.items].filter(({ at }) => at <= now)
    const own = due.filter(({ actor }) => actor === last)
    return own.length === 0 ? due : [...own, ...due.filter(({ actor }) => actor !== last)]
  }

  /** The next moment at which anything may happen; undefined when nothing ever will. */
  next(): number | undefined {
    let first: number | undefined
    for (const { at } of this.items) if (first === undefined || at < first) first = at
    return first
  }
}
