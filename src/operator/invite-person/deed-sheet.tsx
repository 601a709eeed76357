import { observer } from 'mobx-react-lite'
import type { Deed, InvitePerson } from '@/stores/operator/invite-person'
import { say } from '@/ui'
import { WhySheet } from '@/ui/desk/why-sheet'
import { Later } from '@/ui/later'

interface DeedWords {
  title: string
  effect: string
  yes: string
  done: string
  example: string
  danger: boolean
}

const words: Record<Deed, DeedWords> = {
  allow: {
    title: '核实通过',
    effect: '通过后：这位好友按活动规则继续计入，双方该得的奖励马上发。',
    yes: '确认通过',
    done: '已通过',
    example: '例如：电话核实是本人',
    danger: false,
  },
  refuse: {
    title: '不予计入',
    effect:
      '之后：这位好友不再计入，为这位好友发过的奖励收回一次，不能再改。会员只会看到“没有计入，可以联系主办方”。',
    yes: '确认不计入',
    done: '已不计入',
    example: '例如：同一个人注册了三个号',
    danger: true,
  },
  block: {
    title: '停用这位好友',
    effect:
      '停用后：这位会员不再得任何邀请奖励，没有留存的收回；会员卡、券和积分照常能用。随时可以恢复。',
    yes: '确认停用',
    done: '已停用',
    example: '例如：批量注册的小号',
    danger: true,
  },
  'block-inviter': {
    title: '停用邀请人',
    effect:
      '停用后：邀请人请来的好友都不再计入，没有留存的收回，排行榜重新排；会员卡、券和积分照常能用。随时可以恢复。',
    yes: '确认停用',
    done: '已停用',
    example: '例如：在群里花钱拉人',
    danger: true,
  },
  unblock: {
    title: '恢复这位好友',
    effect: '恢复后：按活动规则重新计入，没有结束的奖励照常发。',
    yes: '确认恢复',
    done: '已恢复',
    example: '例如：核实是误会',
    danger: false,
  },
}

interface SheetProps {
  person: InvitePerson
  deed: Deed
}

const One = observer(function One({ person, deed }: SheetProps) {
  const { done, ...told } = words[deed]
  const confirm = async () => {
    if (await person.confirm()) say(done)
  }
  return (
    <WhySheet
      id={`why-${deed}`}
      open={person.asked === deed}
      step={person.doing}
      why={person.whys[deed]}
      onYes={confirm}
      onClose={() => person.ask(undefined)}
      {...told}
    />
  )
})

const deeds = Object.keys(words) as Deed[]

/** Effect before, reason always; each is drawn beforehand, so that opening one sends little. */
export const DeedSheets = ({ person }: { person: InvitePerson }) => (
  <>
    {deeds.map((deed) => (
      <Later key={deed}>
        <One person={person} deed={deed} />
      </Later>
    ))}
  </>
)
