import { useRef } from 'react'

/** The value, or while `keep` the one before: words that nobody sees now are not sent again. */
export function useKept<T>(value: T, keep: boolean): T {
  const kept = useRef(value)
  if (!keep) kept.current = value
  return kept.current
}
