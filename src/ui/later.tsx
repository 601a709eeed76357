import { type ReactNode, useEffect, useState } from 'react'

/** A frame between two turns, so that each is a setData of its own. */
const FRAME_MS = 16

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

let last = Promise.resolve()

/** Works after everything that waits already, one a frame. Returns how to give up the turn. */
export function inTurn(work: () => void): () => void {
  let gone = false
  // A busy phone renders longer than a frame: the pause of 0 comes after Taro's own, which sends
  // what was rendered, so that two turns never end in one setData.
  last = last.then(() => pause(FRAME_MS)).then(() => pause(0))
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
