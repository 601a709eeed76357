import { ask, type In } from '@/cloud'
import { Step } from '../step'

type Wish = In<'operator', 'board.csv'>

/** One table of the board as a file. */
export class TableFile {
  readonly fetching = new Step()

  constructor(private readonly wish: () => Wish) {}

  fetch() {
    return this.fetching.run(() => ask('operator', 'board.csv', this.wish()))
  }
}
