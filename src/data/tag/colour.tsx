import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { TAG_COLOURS } from '#core/tags/limits'
import type { TagForm } from '#core/tags/views'
import type { Tag } from '@/stores/data/tags'
import { classes } from '@/ui'

type Name = TagForm['colour']

const names: Record<Name, string> = {
  grey: '灰',
  red: '红',
  orange: '橙',
  green: '绿',
  blue: '蓝',
  purple: '紫',
}

const One = observer(function One({ tag, colour }: { tag: Tag; colour: Name }) {
  return (
    <View
      className={classes('choice-one', tag.colour === colour && 'choice-on')}
      hoverClass="pressed"
      onClick={() => tag.setColour(colour)}
    >
      <View className={`dot dot-${colour}`} />
      {names[colour]}
    </View>
  )
})

export const Colour = ({ tag }: { tag: Tag }) => (
  <View className="field">
    <View className="field-label">颜色</View>
    <View className="choice">
      {TAG_COLOURS.map((colour) => (
        <One key={colour} tag={tag} colour={colour} />
      ))}
    </View>
  </View>
)
