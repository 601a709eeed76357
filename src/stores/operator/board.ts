import { ask, type Out } from '@/cloud'
import { Load, type Memory } from '../load'
import { waitingRows } from './members'

export type Figures = Out<'operator', 'audit.board'>

/** Four figures that matter, with last week beside them. */
export class Board {
  readonly figures: Load<Figures>
  /** Changes of points that wait for a second operator. */
  readonly waiting = waitingRows()

  constructor(memory: Memory) {
    this.figures = new Load<Figures>(memory, 'operator.board')
  }

  async load(): Promise<void> {
    await this.figures.from(() => ask('operator', 'audit.board', {}))
    if (this.figures.data && !this.figures.problem) await this.waiting.load()
  }
}
