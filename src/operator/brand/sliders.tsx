import { Slider, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { look } from '@/stores/look'
import { type Brand, HUE_MAX, RADIUS_MAX } from '@/stores/operator/brand'

interface SlideProps {
  brand: Brand
  field: 'hue' | 'radius'
  label: string
  max: number
}

const Slide = observer(function Slide({ brand, field, label, max }: SlideProps) {
  const slide = (event: { detail: { value: number } }) => brand.slide(field, event.detail.value)
  return (
    <View className="slide">
      <View className="field-label">{label}</View>
      {field === 'hue' && <View className="hue-strip" />}
      <Slider
        min={0}
        max={max}
        value={brand[field]}
        activeColor={look.theme.accent}
        backgroundColor={look.theme.line}
        blockSize={24}
        onChanging={slide}
        onChange={slide}
      />
    </View>
  )
})

/** All other colours derive from the hue, so every choice reads well (core/brand/theme.ts). */
export const Sliders = ({ brand }: { brand: Brand }) => (
  <View>
    <Slide brand={brand} field="hue" label="颜色" max={HUE_MAX} />
    <Slide brand={brand} field="radius" label="圆角" max={RADIUS_MAX} />
  </View>
)
