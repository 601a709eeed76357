import { Canvas, View } from '@tarojs/components'
import { reaction } from 'mobx'
import { useEffect } from 'react'
import { look } from '@/stores/look'
import type { Posters } from '@/stores/operator/poster'
import { drawSample } from '@/ui/poster/draw'
import { surfaceOf } from '@/ui/surface'

const CANVAS = 'poster-sample'

/** Drawn when the fingers rest: a whole poster for each letter would make old phones lag. */
const DRAW_AFTER_MS = 120

/** Follows what is typed, without a single setData: the canvas is drawn by hand. */
function useDrawn(posters: Posters): void {
  useEffect(() => {
    const draw = async () => {
      const shown = posters.draft && posters.shownOf(posters.draft)
      const surface = shown && (await surfaceOf(CANVAS))
      if (surface) drawSample(surface, shown)
    }
    return reaction(
      () => [posters.draft?.form, posters.campaign, look.brand, look.width],
      () => void draw(),
      { delay: DRAW_AFTER_MS, fireImmediately: true },
    )
  }, [posters])
}

/** The poster as a member will see it, while it is typed. */
export function Preview({ posters }: { posters: Posters }) {
  useDrawn(posters)
  return (
    <View className="sample">
      <Canvas type="2d" id={CANVAS} canvasId={CANVAS} className="sample-canvas" />
    </View>
  )
}
