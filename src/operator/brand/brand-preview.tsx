import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { themeOf } from '#core/brand/theme'
import { look } from '@/stores/look'
import type { Brand } from '@/stores/operator/brand'
import { Stamp } from '@/ui'

const SHOWN = ['card', 'card-deep', 'on-card', 'accent', 'on-accent'] as const

/** Only the five colours that the preview draws: a moving slider sends them many times. */
const varsOf = ({ hue, radius }: Brand): string => {
  const theme = themeOf(hue, look.dark ? 'dark' : 'light')
  return [...SHOWN.map((role) => `--${role}:${theme[role]}`), `--r:${radius}px`].join(';')
}

/** The member card and a button in the chosen hue, before anything is saved. */
export const BrandPreview = observer(function BrandPreview({ brand }: { brand: Brand }) {
  return (
    <View style={varsOf(brand)}>
      <View className="brand-card">
        <View className="row">
          <Stamp mark={brand.name || '店'} />
          <View className="grow">
            <View className="t18 bold">{brand.name || '品牌名称'}</View>
            <View className="t14">{brand.slogan}</View>
          </View>
        </View>
        <View className="num t18">0086 2025</View>
      </View>
      <View className="brand-button">按钮是这个样子</View>
    </View>
  )
})
