import { type ReactNode, useEffect, useState } from 'react'

/** A frame between two turns, so that each is a setData of its own. */
const FRAME_MS = 16

let last = Promise.resolve()

/** Works after everything that waits already, one a frame. Returns how to give up the turn. */
export function inTurn(work: () => void): () => void {
  let gone = false
  last = last.then(() => new Promise((done) => setTimeout(done, FRAME_MS)))
  void last.then(() => gone || work())
  return () => {
    gone = true
  }
}

/** False in the first picture, true soon after it; never for two parts of a page at once. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => inTurn(() => setLater(true)), [])
  return later
}

/** What is below the fold comes right after the first picture, which so stays small (≤ 5 KB). */
export function Later({ children }: { children: ReactNode }) {
  return useLater() ? children : null
}
