import { View } from '@tarojs/components'
import type { TagForm } from '#core/tags/views'

/** A tag's name beside a dot of its colour: the name alone tells it. */
export const TagName = ({ name, colour }: Pick<TagForm, 'name' | 'colour'>) => (
  <View className="tag-name">
    <View className={`dot dot-${colour}`} />
    <View className="grow">{name}</View>
  </View>
)
