import { useCallback, useRef } from 'react'

/** One function for the life of a part, doing what the newest one does: memo then holds. */
export function useSteady<A extends unknown[]>(work: (...args: A) => unknown) {
  const newest = useRef(work)
  newest.current = work
  return useCallback((...args: A) => {
    newest.current(...args)
  }, [])
}
