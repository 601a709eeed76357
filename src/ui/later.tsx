import { type ReactNode, useEffect, useState } from 'react'

/** What is below the fold comes right after the first picture, which so stays small (≤ 5 KB). */
export function Later({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true))
    return () => clearTimeout(timer)
  }, [])
  return shown ? children : null
}
