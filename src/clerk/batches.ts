import { useEffect, useMemo, useState } from 'react'
import { inTurn } from '@/ui/later'

/** Rows of a portion: one setData of them stays below 5 KB with the longest words. */
const EACH = 20

interface Batch<T> {
  from: number
  rows: T[]
}

/**
 * The newest portion of a list for a native component that keeps the earlier ones. `upTo`: rows that
 * are wanted by now. They come one portion a picture, each a setData of its own.
 */
export function useBatches<T>(rows: readonly T[], upTo: number): Batch<T> | undefined {
  const [given, setGiven] = useState({ rows, from: 0 })
  const from = given.rows === rows ? given.from : 0
  const next = from + EACH
  useEffect(() => {
    if (next >= Math.min(upTo, rows.length)) return undefined
    return inTurn(() => setGiven({ rows, from: next }))
  }, [rows, next, upTo])
  return useMemo(
    () => (rows.length > 0 ? { from, rows: rows.slice(from, from + EACH) } : undefined),
    [rows, from],
  )
}
