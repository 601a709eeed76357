import { ask, type In, type Out } from '@/cloud'
import { Rows } from '../rows'
import { search } from './search'

type Wish = In<'operator', 'board.people'>
export type Meant = Wish['of']
type Page = Out<'operator', 'board.people'>
export type Behind = Page['people'][number]

type Query = Record<string, string | undefined>

/** Of what the address speaks. */
export const meantBy = ({ kind, pool, channel = '', month, offset }: Query): Meant => {
  if (kind === 'pool') return { kind, pool: pool as never }
  if (kind === 'cohort') return { kind, month: month ?? '', offset: Number(offset) }
  return { kind: 'channel', channel, ...(month === undefined ? {} : { month }) }
}

/** People behind a pool, a cell of the cohorts or a channel; `told` gets title and number. */
export const behindOf = (of: Meant, told: (page: Page) => void): Rows<Behind> =>
  new Rows<Behind>((after) =>
    search<Behind>(async (from) => {
      const answer = await ask(
        'operator',
        'board.people',
        from === undefined ? { of } : { of, after: from },
      )
      if (answer.ok) told(answer.data)
      return answer
    }, after),
  )
