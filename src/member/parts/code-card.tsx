import { Canvas, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { look } from '@/stores/look'
import { classes, groups } from '@/ui'
import { paintBars, paintQr, type Surface, surfaceOf } from './paint'
import { Ring } from './ring'
import './code-card.scss'

interface CodeCardProps {
  code: string
  /** When the code turns, on this phone's running clock. */
  turnsAt: () => number
  /** The code is dead: it stays under a veil so that nobody scans it. */
  dead: boolean
}

interface Surfaces {
  qr: Surface | undefined
  bars: Surface | undefined
}

/** Finds the canvases once, and again when the window changes, and paints each code on them. */
function usePainted(code: string, width: number): void {
  const [surfaces, setSurfaces] = useState<Surfaces>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width means other canvases
  useEffect(() => {
    let here = true
    void Promise.all([surfaceOf('code-qr'), surfaceOf('code-bars')]).then(([qr, bars]) => {
      if (here) setSurfaces({ qr, bars })
    })
    return () => {
      here = false
    }
  }, [width])
  useEffect(() => {
    if (surfaces?.qr) paintQr(surfaces.qr, code)
    if (surfaces?.bars) paintBars(surfaces.bars, code)
  }, [code, surfaces])
}

/** QR, Code 128 and digits of one code, black on white, with the time left as a thin ring. */
export const CodeCard = observer(function CodeCard({ code, turnsAt, dead }: CodeCardProps) {
  usePainted(code, look.width)
  return (
    <View className={classes('code', dead && 'code-dead')}>
      <Canvas type="2d" id="code-qr" canvasId="code-qr" className="code-qr" />
      <Canvas type="2d" id="code-bars" canvasId="code-bars" className="code-bars" />
      <View className="code-foot">
        <View className="code-digits num" id="code-digits">
          {groups(code)}
        </View>
        <Ring turnsAt={turnsAt} />
      </View>
    </View>
  )
})
