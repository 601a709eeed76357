import { makeAutoObservable } from 'mobx'
import type { Rows } from '../rows'
import { type Behind, behindOf, type Meant } from './behind'

/** Who is behind a number, with what the number is. */
export class BehindPage {
  title = ''
  count = 0
  readonly rows: Rows<Behind>

  constructor(of: Meant) {
    this.rows = behindOf(of, (page) => this.told(page))
    makeAutoObservable(this, { rows: false }, { deep: false })
  }

  private told({ title, count }: { title: string; count: number }): void {
    this.title = title
    this.count = count
  }
}
