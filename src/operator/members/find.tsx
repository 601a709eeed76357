import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Members } from '@/stores/operator/members'
import { Button, Field, go } from '@/ui'

/** Digits in groups of four, with room for the blanks between. */
const NUMBER_MAX = 24

/** The whole card number, as a member reads it out: the desk can not leaf through people. */
export const Find = observer(function Find({ members }: { members: Members }) {
  const find = async () => {
    const memberId = await members.find()
    if (memberId) await go('operator/member', { id: memberId })
  }
  return (
    <View className="card-box">
      <Field
        id="member-number"
        label="会员卡号"
        value={members.number}
        onChange={(text) => members.type(text)}
        type="number"
        maxlength={NUMBER_MAX}
        placeholder="请会员念出会员卡上的数字"
        error={members.finding.problem?.message}
      />
      <Button onPress={find}>找这位会员</Button>
    </View>
  )
})
