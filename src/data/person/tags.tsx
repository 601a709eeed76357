import { View } from '@tarojs/components'
import type { PersonView } from '#core/persons/contract'
import { Cell, Section } from '@/ui'

/** Tags with the reason of each. */
export const Tags = ({ person: { tags } }: { person: PersonView }) => (
  <Section title="标签">
    {tags.length === 0 ? (
      <View className="ink-3">还没有标签。</View>
    ) : (
      <View className="doors">
        {tags.map(({ tag, why, hand }) => (
          <Cell
            key={tag}
            label={tag}
            hint={`${hand ? '手工' : '自动'}：${why}`}
            last={tag === tags.at(-1)?.tag}
          />
        ))}
      </View>
    )}
  </Section>
)
