import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { RewardView } from '#core/invites/views'
import type { Invited } from '@/stores/invited'
import { look } from '@/stores/look'
import { Button, go, goHome, goTab } from '@/ui'
import { ContactCell } from '../parts/contact-cell'
import { Gift } from './gift'
import '../parts/done.scss'

const listed = (given: RewardView[]): string => given.map(({ name }) => name).join('、')

/** What came of joining: the gift itself, or what it still waits for, in the server's words. */
const outcomeOf = ({ given, brought }: Invited): string => {
  if (given === undefined) return '正在准备见面礼'
  if (given.length > 0) return `${listed(given)} 已经到账`
  return brought?.words ?? '会员卡、优惠券和积分都在这里'
}

const Next = ({ given }: { given: RewardView[] }) => {
  if (given.some(({ kind }) => kind === 'coupon'))
    return <Button onPress={() => goTab('wallet')}>去券包看看</Button>
  if (given.length > 0) return <Button onPress={() => go('member/points')}>看看积分</Button>
  return <Button onPress={goHome}>去看看会员卡</Button>
}

/** Quiet success after joining, and the next step. */
export const Welcome = observer(function Welcome({ invited }: { invited: Invited }) {
  const { given = [], brought } = invited
  const gift = given[0] ?? brought?.benefit
  return (
    <>
      <View className="done" id="welcome">
        <View className="done-tick" />
        <View className="t24 bold gap-16">欢迎加入{look.brand.name}</View>
        <View className="ink-2 gap-8" id="outcome">
          {outcomeOf(invited)}
        </View>
      </View>
      {gift && <Gift reward={gift} off={given.length === 0} />}
      {brought?.contact && <ContactCell code={brought.contact} />}
      <View className="gap-24" />
      <Next given={given} />
      {given.length > 0 && (
        <View className="gap-8">
          <Button kind="quiet" onPress={goHome}>
            去看看会员卡
          </Button>
        </View>
      )}
    </>
  )
})
