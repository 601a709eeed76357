import { observer } from 'mobx-react-lite'
import type { Same } from '@/stores/data/same'
import { goBack, say } from '@/ui'
import { WhySheet } from '@/ui/desk/why-sheet'
import { useKept } from '@/ui/use-kept'

interface Words {
  title: string
  effect: string
  yes: string
  done: string
}

const joined: Words = {
  title: '是同一人',
  effect:
    '确认后：两边合成一位顾客，阶段、分组和购买一起算。积分、券和订单都留在原来的身份上，一分不少。',
  yes: '确认合并',
  done: '已合并',
}
const apart: Words = {
  title: '不是同一人',
  effect: '确认后：两边一直分开，同样的线索不会再来问，也不会自动合并。',
  yes: '确认不是',
  done: '记下了，不是同一人',
}
const taken: Words = {
  title: '拆开',
  effect:
    '拆开后：两边各自是一位顾客，阶段和分组分开算。积分、券和订单跟着各自的身份走，一分不少。',
  yes: '确认拆开',
  done: '已拆开',
}

const wordsOf = (same: boolean, way: Same['pair']['way']): Words =>
  same ? joined : way === 'split' ? taken : apart

/** The decision with its reason; what is not settled at once is done by the jobs within minutes. */
export const SaySheet = observer(function SaySheet({ same }: { same: Same }) {
  const open = same.saying !== undefined
  const words = useKept(wordsOf(same.saying === true, same.pair.way), !open)
  const decide = async () => {
    const said = await same.decide()
    if (!said) return
    say(said.settled ? words.done : '记下了，几分钟内生效')
    await goBack()
  }
  return (
    <WhySheet
      id="same-why"
      open={open}
      title={words.title}
      effect={words.effect}
      yes={words.yes}
      step={same.deciding}
      why={same.why}
      example="例如：本人说是同一个手机号"
      danger={words === taken}
      onYes={decide}
      onClose={() => same.say(undefined)}
    />
  )
})
