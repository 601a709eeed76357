import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Rows } from '@/stores/rows'
import { Empty } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'

interface LogProps<T extends object> {
  of: Rows<T>
  /** The rows to draw, when not all. */
  rows?: T[]
  /** The other list is looked at. */
  idle: boolean
  empty: string
  /** Said when there are rows but none to draw. */
  none?: string
  children: (row: T) => ReactNode
}

/** One list of the day. */
export const Log = observer(function Log<T extends object>(props: LogProps<T>) {
  const { of, rows, idle, empty, none, children } = props
  return (
    <Listed of={of} empty={<Empty mark="静" text={empty} />} idle={idle}>
      {(all) => (
        <>
          <Portions rows={rows ?? all}>{(portion) => portion.map(children)}</Portions>
          {rows?.length === 0 && <Empty mark="寻" text={none} />}
        </>
      )}
    </Listed>
  )
}) as <T extends object>(props: LogProps<T>) => ReactNode
