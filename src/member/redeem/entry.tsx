import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Redeem } from '@/stores/redeem'
import { Button, Field, goHome, say } from '@/ui'

/** As long as the longest code that an operator may bring along (core/claimcodes/contract.ts). */
const MAX_TYPED = 40

/** The camera was closed without a code: the person changed their mind. */
const isCancel = (fault: { errMsg: string }) => fault.errMsg.includes('cancel')

const scan = async (): Promise<string | undefined> => {
  try {
    return (await wx.scanCode({ scanType: ['qrCode', 'barCode'] })).result.trim()
  } catch (fault) {
    if (!isCancel(fault as { errMsg: string })) say('没有扫到，请再试一次或手动输入')
    return undefined
  }
}

/** One code, typed or scanned. A wrong one stays in the field, with its sentence below. */
export const Entry = observer(function Entry({ redeem }: { redeem: Redeem }) {
  const [typed, setTyped] = useState(redeem.code)
  const [empty, setEmpty] = useState(false)
  const { problem } = redeem.looking
  const look = async (code: string) => {
    setEmpty(code === '')
    if (code !== '') await redeem.look(code)
  }
  const scanned = async () => {
    const code = (await scan())?.slice(0, MAX_TYPED)
    if (!code) return
    setTyped(code)
    await look(code)
  }
  const guest = problem?.code === 'role.member-required'
  return (
    <>
      <View className="t24 bold">输入兑换码</View>
      <View className="ink-2 gap-8">一个码换一张券，先看看换什么</View>
      <View className="gap-16" />
      <Field
        id="typed"
        label="兑换码"
        value={typed}
        onChange={setTyped}
        placeholder="卡片或短信上的那串字符"
        maxlength={MAX_TYPED}
        error={empty ? '请先输入兑换码' : problem?.message}
      />
      <View className="gap-16" />
      <Button onPress={() => look(typed.trim())} id="look">
        看看换什么
      </Button>
      <View className="gap-8" />
      {guest ? (
        <Button kind="quiet" onPress={goHome}>
          去入会
        </Button>
      ) : (
        <Button kind="quiet" onPress={scanned} id="scan">
          改用扫一扫
        </Button>
      )}
    </>
  )
})
