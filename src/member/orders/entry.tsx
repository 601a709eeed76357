import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type Claims, TYPED_MAX } from '@/stores/claims'
import { Button, Field, say } from '@/ui'

interface EntryProps {
  claims: Claims
  /** The rules, before anything is asked for. */
  words: readonly string[]
}

/** The camera was closed without a code: the person changed their mind. */
const isCancel = (fault: { errMsg: string }) => fault.errMsg.includes('cancel')

/** Parcels and receipts carry the number as a bar code. */
const scan = async (): Promise<string | undefined> => {
  try {
    return (await wx.scanCode({ scanType: ['qrCode', 'barCode'] })).result.trim()
  } catch (fault) {
    if (!isCancel(fault as { errMsg: string })) say('没有扫到，请再试一次或手动输入')
    return undefined
  }
}

/** One number, typed, pasted or scanned. A wrong one stays in the field, with its sentence below. */
export const Entry = observer(function Entry({ claims, words }: EntryProps) {
  const [empty, setEmpty] = useState(false)
  const claim = async () => {
    setEmpty(claims.typed.trim() === '')
    await claims.claim()
  }
  const scanned = async () => {
    const code = (await scan())?.slice(0, TYPED_MAX)
    if (!code) return
    claims.type(code)
    await claim()
  }
  return (
    <View>
      <View className="t24 bold">在别处买过，也算您的</View>
      {words.map((word) => (
        <View key={word} className="t14 ink-2 gap-4">
          {word}
        </View>
      ))}
      <View className="gap-16" />
      <Field
        id="order-no"
        label="订单号"
        value={claims.typed}
        onChange={(text) => claims.type(text)}
        maxlength={TYPED_MAX}
        placeholder="在购物平台的订单详情里复制"
        error={empty && !claims.typed ? '请先填订单号' : claims.claiming.problem?.message}
      />
      <Button onPress={claim} id="claim">
        认领这个订单
      </Button>
      <View className="gap-8" />
      <Button kind="quiet" onPress={scanned} id="scan">
        改用扫一扫
      </Button>
    </View>
  )
})
