import { useRef } from 'react'

/** The earlier object while its content is the same: then Taro has nothing to send again. */
export function useSame<T>(value: T): T {
  const kept = useRef(value)
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value
  return kept.current
}
