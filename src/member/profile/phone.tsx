import { Button as Native, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { MyProfile } from '@/stores/profile'
import { Button, Notice } from '@/ui'

/** WeChat's quota for this mini-program is used up (facts/platform.md §2.6). */
const QUOTA_USED_UP = 1_400_001

/** What WeChat's button hands over; without a code the person said no, or there is none. */
const codeOf = (detail: object): string => String(Reflect.get(detail, 'code') ?? '')
const isUsedUp = (detail: object): boolean => Reflect.get(detail, 'errno') === QUOTA_USED_UP

/** Never needed for anything else: without it all pages work (facts/platform.md §2.6). */
export const Phone = observer(function Phone({ my }: { my: MyProfile }) {
  const [usedUp, setUsedUp] = useState(false)
  const { phone } = my.profile
  const { problem, busy } = my.phoning
  const take = (detail: object) => {
    setUsedUp(isUsedUp(detail))
    const code = codeOf(detail)
    if (code) void my.setPhone(code)
  }
  return (
    <View className="profile-part">
      <View className="row">
        <View className="grow">
          <View>手机号</View>
          <View className="t14 ink-3">
            只存在您的资料里，店员和运营都看不到；不填不影响任何功能
          </View>
        </View>
        {phone && <View className="num">{phone}</View>}
      </View>
      <View className="row gap-8">
        <Native
          id="phone"
          className={busy ? 'btn btn-soft btn-inline btn-busy' : 'btn btn-soft btn-inline'}
          hoverClass="pressed"
          openType="getPhoneNumber"
          onGetPhoneNumber={(event) => take(event.detail)}
        >
          {phone ? '换一个' : '填微信手机号'}
        </Native>
        {phone && (
          <Button kind="quiet" inline onPress={() => my.removePhone()}>
            删掉
          </Button>
        )}
      </View>
      {usedUp && <Notice>现在取不到手机号，不影响使用，请以后再试</Notice>}
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </View>
  )
})
