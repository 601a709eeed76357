import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Insert } from '@/stores/insert'
import { Button, Field, groups } from '@/ui'
import { scanParcelCard } from '@/ui/scan-card'

/** Sixteen characters in groups of four, with room for a stray dash or space. */
const MAX_TYPED = 24
const CODE_LENGTH = 16

const bare = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase()

/** The way for cards that no camera reads: the characters under the picture. */
export const TypedEntry = observer(function TypedEntry({ insert }: { insert: Insert }) {
  const [typed, setTyped] = useState(insert.card?.by === 'hand' ? insert.card.typed : '')
  const [short, setShort] = useState(false)
  const { problem } = insert.load
  const open = async () => {
    const code = bare(typed)
    setShort(code.length < CODE_LENGTH)
    if (code.length >= CODE_LENGTH) await insert.turnTo({ by: 'hand', typed: code })
  }
  const error = short ? '卡上一共 16 个字符，还差几个' : problem?.message
  return (
    <>
      <View className="t24 bold">输入卡上的字符</View>
      <View className="ink-2 gap-8">在二维码下面，四个一组，不分大小写</View>
      <View className="gap-16" />
      <Field
        id="typed"
        label="卡上的字符"
        value={groups(typed)}
        onChange={(value) => setTyped(bare(value))}
        placeholder="例如 A2B3 C4D5 E6F7 G8H9"
        maxlength={MAX_TYPED}
        error={error}
      />
      <View className="gap-16" />
      <Button onPress={open} id="open-typed">
        看看送什么
      </Button>
      <View className="gap-8" />
      <Button kind="quiet" onPress={scanParcelCard}>
        改用扫一扫
      </Button>
    </>
  )
})
