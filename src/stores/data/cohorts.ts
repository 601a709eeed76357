import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Rows } from '../rows'

export type CohortRow = Out<'operator', 'board.cohorts'>['rows'][number]

/** Cohorts by the month of the first purchase, newest first; as shares, or as what each spent. */
export class Cohorts {
  look: 'back' | 'fen' = 'back'
  readonly rows = new Rows<CohortRow>(async (after) => {
    const answer = await ask(
      'operator',
      'board.cohorts',
      after === undefined ? {} : { from: after },
    )
    if (!answer.ok) return answer
    const { rows, earlier } = answer.data
    return { ...answer, data: { rows, next: earlier } }
  })

  constructor() {
    makeAutoObservable(this, { rows: false }, { deep: false })
  }

  see(look: 'back' | 'fen'): void {
    this.look = look
  }
}
