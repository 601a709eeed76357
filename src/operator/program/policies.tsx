import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReturnPolicy } from '#core/points/views'
import type { PointsForm } from '@/stores/operator/points-form'

interface Policy {
  value: ReturnPolicy
  label: string
  words: string
  example: string
}

const policies: Policy[] = [
  {
    value: 'debt',
    label: '全部收回，不够的记着',
    words: '已经用掉的记为待补，以后得到的积分先补上。',
    example: '得了 100 分，用掉 80 分后退货：收回余下的 20 分，还有 80 分待补。',
  },
  {
    value: 'to-zero',
    label: '收到 0 为止',
    words: '从余下的积分里收，不够的由店里承担。',
    example: '得了 100 分，用掉 80 分后退货：收回余下的 20 分，另外 80 分不再要。',
  },
  {
    value: 'only-pending',
    label: '只收还不能用的',
    words: '过了等待的天数、已经可以用的积分归会员。',
    example: '得了 100 分，等待期内退货：全部收回；等待期以后退货：一分不收。',
  },
]

/** Which one is on is a class of the whole, so that a tap sends one value. */
export const Policies = observer(function Policies({ form }: { form: PointsForm }) {
  const on = policies.findIndex(({ value }) => value === form.returnPolicy)
  return (
    <View className={`choice policies on-${on + 1}`}>
      {policies.map(({ value, label, words, example }) => (
        <View
          key={value}
          className="choice-one policy"
          hoverClass="pressed"
          onClick={() => form.setPolicy(value)}
        >
          <View className="policy-label">{label}</View>
          <View className="policy-words">{words}</View>
          <View className="policy-words">例如：{example}</View>
        </View>
      ))}
    </View>
  )
})
