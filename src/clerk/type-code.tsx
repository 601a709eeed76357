import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { CODE_DIGITS, CODE_TYPED_MAX, digitsOf, grouped } from '@/stores/clerk/digits'
import { Button, go, Sheet } from '@/ui'

interface TypeCodeProps {
  open: boolean
  onClose: () => void
}

/** For a broken camera or PC WeChat: the 18 digits under the code, grouped as they are typed. */
export function TypeCode({ open, onClose }: TypeCodeProps) {
  const [digits, setDigits] = useState('')
  const missing = CODE_DIGITS - digits.length
  const look = async () => {
    onClose()
    setDigits('')
    await go('clerk/quote', { code: digits })
  }
  const footer = (
    <Button disabled={missing > 0} onPress={look}>
      {missing > 0 ? `还差 ${missing} 位` : '看看这张券'}
    </Button>
  )
  return (
    <Sheet open={open} title="输入券码数字" onClose={onClose} footer={footer}>
      <View className="digits">
        <Text className="digits-text">{grouped(digits)}</Text>
        <View className="digits-caret" />
        {digits === '' && <Text className="digits-ghost">码下面的 18 位数字</Text>}
        <Input
          className="digits-in"
          type="number"
          focus={open}
          value={digits}
          maxlength={CODE_TYPED_MAX}
          onInput={(event) => setDigits(digitsOf(event.detail.value).slice(0, CODE_DIGITS))}
        />
      </View>
    </Sheet>
  )
}
