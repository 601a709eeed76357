import { useRef } from 'react'

/** Work in the cloud goes on in slices: a look each few seconds shows that it does. */
const EVERY_MS = 4000

/** Looks at once and, while something is under way, again and again until `stop`. */
export function usePolling(
  look: () => Promise<unknown>,
  underway: () => boolean,
  everyMs = EVERY_MS,
) {
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const shown = useRef(false)
  const turn = async () => {
    await look()
    if (shown.current && underway()) timer.current = setTimeout(() => void turn(), everyMs)
  }
  const stop = () => {
    shown.current = false
    clearTimeout(timer.current)
  }
  const start = () => {
    stop()
    shown.current = true
    void turn()
  }
  return { start, stop }
}
