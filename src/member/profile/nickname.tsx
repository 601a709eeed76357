import { Form, Input, Button as Native, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { MyProfile } from '@/stores/profile'
import { Button } from '@/ui'

/** As the contract (core/membership/contract.ts). */
const MAX_NAME = 20

/**
 * WeChat checks a nickname when the field is left and may empty it, so its value is read from the
 * form, never from typing (facts/platform.md §2.6).
 */
export const Nickname = observer(function Nickname({ my }: { my: MyProfile }) {
  const { nickname = '' } = my.profile
  const save = ({ detail }: { detail: { value?: Record<string, unknown> } }) => {
    const typed = String(detail.value?.nickname ?? '').trim()
    if (typed !== nickname) void my.save({ nickname: typed || undefined })
  }
  return (
    <Form className="profile-part" onSubmit={save}>
      <View>称呼</View>
      <View className="t14 ink-3">只在您自己的会员卡上看得到，店员看不到</View>
      <View className="row gap-8">
        <View className="field-box grow">
          <Input
            id="nickname"
            name="nickname"
            className="field-in"
            type="nickname"
            value={nickname}
            maxlength={MAX_NAME}
            placeholder="可以不填"
            placeholderClass="field-ghost"
          />
        </View>
        <Native
          className="btn btn-soft btn-inline"
          hoverClass="pressed"
          formType="submit"
          id="name"
        >
          保存
        </Native>
      </View>
      {nickname && (
        <View className="profile-act">
          <Button kind="quiet" inline onPress={() => my.save({ nickname: undefined })}>
            删掉称呼
          </Button>
        </View>
      )}
    </Form>
  )
})
