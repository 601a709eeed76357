import { Canvas } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { look } from '@/stores/look'
import { paintRing, type Surface, surfaceOf } from './paint'

/** A step lasts 30 s (shuke.md); one tick a second is calm and costs no setData. */
const STEP_MS = 30_000
const TICK_MS = 1000

/** Time left of the shown code, drawn on a canvas of its own. */
export function Ring({ turnsAt }: { turnsAt: () => number }) {
  const surface = useRef<Surface>()
  useEffect(() => {
    const draw = async () => {
      surface.current ??= await surfaceOf('code-ring')
      if (!surface.current) return
      const { accent, line } = look.codeTheme
      paintRing(surface.current, (turnsAt() - Date.now()) / STEP_MS, accent, line)
    }
    void draw()
    const timer = setInterval(() => void draw(), TICK_MS)
    return () => clearInterval(timer)
  }, [turnsAt])
  return <Canvas type="2d" id="code-ring" canvasId="code-ring" className="code-ring" />
}
