import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { inTurn } from './later'

/** Rows drawn at once; even, since a wide window sets two in a line. */
const PORTION = 6

interface PortionsProps<T> {
  rows: readonly T[]
  /** Rows in a portion. */
  each?: number
  /** Draws some of the rows. */
  children: (portion: T[]) => ReactNode
}

/** How many portions may be drawn by now: one at first, then one more after each picture. */
function usePortions(wanted: number): number {
  const [drawn, setDrawn] = useState(1)
  useEffect(() => {
    if (drawn >= wanted) return undefined
    return inTurn(() => setDrawn(drawn + 1))
  }, [drawn, wanted])
  return Math.min(drawn, wanted)
}

/** A list is drawn some rows at a time, each time in a setData that stays small (≤ 5 KB). */
export function Portions<T>({ rows, each = PORTION, children }: PortionsProps<T>) {
  const drawn = usePortions(Math.ceil(rows.length / each))
  const places = Array.from({ length: drawn }, (_, place) => place * each)
  return (
    <>
      {places.map((from) => (
        <Fragment key={from}>{children(rows.slice(from, from + each))}</Fragment>
      ))}
    </>
  )
}
