import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type Member, WHY_MAX } from '@/stores/operator/member'
import { Button, Choice, classes, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'

interface PartProps {
  member: Member
}

const ways = [
  { value: false, label: '加分' },
  { value: true, label: '扣分' },
] as const

const Way = observer(function Way({ member }: PartProps) {
  return <Choice options={ways} value={member.take} onChange={(take) => member.setTake(take)} />
})

const effectOf = ({ card, change }: Member): string => {
  const balance = card?.points.balance ?? 0
  if (change === undefined) return `现在余额 ${balance} 分。填好后，这里会写清调整后是多少。`
  return `调整后：余额 ${balance} → ${balance + change} 分，会员马上能看到这一笔和原因。`
}

const whyWait = ({ card, program }: Member): string => {
  const limit = program.data?.program.points.approveAbove ?? 0
  const today = card?.byHandToday ?? 0
  const moved = today > 0 ? `（今天已经调整过 ${today} 分）` : ''
  return `同一位会员一天手工调整超过 ${limit} 分${moved}，要另一位运营确认。提交后积分先不动，确认后才生效。`
}

const Effect = observer(function Effect({ member }: PartProps) {
  return (
    <View>
      <View className={classes('effect', member.mustWait && 'word-none')}>{effectOf(member)}</View>
      <View className={classes('effect', !member.mustWait && 'word-none')}>{whyWait(member)}</View>
    </View>
  )
})

const Problem = observer(function Problem({ member }: PartProps) {
  const problem = member.adjusting.problem ?? member.program.problem
  return problem ? <Notice tone="bad">{problem.message}</Notice> : null
})

const Submit = observer(function Submit({ member, onDone }: PartProps & { onDone: () => void }) {
  const submit = async () => {
    const state = await member.adjust()
    if (!state) return
    onDone()
    say(state === 'done' ? '已调整' : '已提交，等另一位运营确认')
  }
  return <Button onPress={submit}>{member.mustWait ? '提交，等待确认' : '确认调整'}</Button>
})

/** Points by hand: the effect before, a reason always, a second person above the limit. */
export const Adjust = observer(function Adjust({ member }: PartProps) {
  const [open, setOpen] = useState(false)
  const { card } = member
  if (!card || card.closed) return null
  if (card.own) {
    return <Notice>这是您自己的会员卡，积分要由另一位运营来调整。</Notice>
  }
  const show = () => {
    member.prepare()
    setOpen(true)
  }
  const close = () => setOpen(false)
  return (
    <View className="gap-16">
      <Button kind="soft" onPress={show}>
        调整积分
      </Button>
      <Sheet
        open={open}
        title="调整积分"
        onClose={close}
        footer={<Submit member={member} onDone={close} />}
      >
        <Problem member={member} />
        <Way member={member} />
        <Typed of={member.points} id="adjust-points" label="多少分" type="number" unit="分" />
        <Typed
          of={member.why}
          id="adjust-why"
          label="原因"
          maxlength={WHY_MAX}
          placeholder="例如：活动漏记，补上"
          hint="会员看得到，也会写进操作记录"
        />
        <Effect member={member} />
      </Sheet>
    </View>
  )
})
