import { ask, type Out } from '@/cloud'
import { Load, type Memory } from '../load'

export type Figures = Out<'operator', 'audit.board'>

/** Four figures that matter, with last week beside them. */
export class Board {
  readonly figures: Load<Figures>

  constructor(memory: Memory) {
    this.figures = new Load<Figures>(memory, 'operator.board')
  }

  load(): Promise<unknown> {
    return this.figures.from(() => ask('operator', 'audit.board', {}))
  }
}
