import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type ComponentType, useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { Invite } from '@/stores/operator/invite'
import { Cell, replace, Section, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { WhySheet } from '@/ui/desk/why-sheet'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'

interface MoveProps {
  invite: Invite
  open: boolean
  onClose: () => void
}

const PauseSheet = observer(function PauseSheet({ invite, open, onClose }: MoveProps) {
  const pause = async () => {
    if (!(await invite.stop('invites.pause'))) return
    onClose()
    say('已暂停')
  }
  return (
    <WhySheet
      {...{ open, onClose }}
      id="pause-why"
      title="暂停活动"
      effect="暂停后：新来的好友不计入，打开邀请的人会看到“活动暂停中”；已经计入的照常留存、照常发奖励。随时可以恢复。"
      yes="确认暂停"
      step={invite.moving}
      why={invite.why}
      example="例如：核对奖励"
      onYes={pause}
    />
  )
})

const ResumeSheet = observer(function ResumeSheet({ invite, open, onClose }: MoveProps) {
  const resume = async () => {
    if (!(await invite.resume())) return
    onClose()
    say('已恢复')
  }
  return (
    <WhySheet
      {...{ open, onClose }}
      id="resume-why"
      title="恢复活动"
      effect="恢复后：从现在起来的好友重新计入；暂停期间来的不补。"
      yes="确认恢复"
      step={invite.moving}
      onYes={resume}
    />
  )
})

const raisedText = ({ desk, raising }: Invite): string => {
  const { stock = 0, budgetFen = 0 } = desk?.form ?? {}
  const places = stock + (raising.stock.value || 0)
  const money = budgetFen + (raising.budget.value || 0)
  return `加了以后：名额 ${places} 位，预算 ¥${yuanText(money)}。加了就不能减，已经参加的人只会更多得，不会少得。`
}

const More = ({ invite: { raising } }: { invite: Invite }) => (
  <View className="pairs">
    <Typed of={raising.stock} id="raise-stock" label="再加多少名额" type="number" unit="位" />
    <Typed of={raising.budget} id="raise-budget" label="再加多少预算" type="digit" unit="元" />
  </View>
)

const Until = observer(function Until({ invite: { raising } }: { invite: Invite }) {
  const { until } = raising
  const set = (day: string) => {
    until.set(day !== '')
    until.day.type(day)
  }
  return <PickDay label="延到哪一天（不延就不选）" value={until.day.text} onChange={set} />
})

const RaiseSheet = observer(function RaiseSheet({ invite, open, onClose }: MoveProps) {
  const raise = async () => {
    if (!(await invite.raise())) return
    onClose()
    say('已增加')
  }
  return (
    <WhySheet
      {...{ open, onClose }}
      id="raise-why"
      title="加名额、预算或时间"
      effect={raisedText(invite)}
      yes="确认增加"
      step={invite.moving}
      onYes={raise}
    >
      <More invite={invite} />
      <Until invite={invite} />
    </WhySheet>
  )
})

const CopySheet = observer(function CopySheet({ invite, open, onClose }: MoveProps) {
  const copy = async () => {
    const id = await invite.copy()
    if (id) await replace('operator/invite', { id })
  }
  return (
    <WhySheet
      {...{ open, onClose }}
      id="copy-why"
      title="复制成新活动"
      effect="会新建一份内容相同的草稿，是下一版；时间从明天算起，改好再发布。这个活动不受影响。"
      yes="复制并去修改"
      step={invite.moving}
      onYes={copy}
    />
  )
})

const EndSheet = observer(function EndSheet({ invite, open, onClose }: MoveProps) {
  const end = async () => {
    if (!(await invite.stop('invites.end'))) return
    onClose()
    say('已结束')
  }
  return (
    <WhySheet
      {...{ open, onClose }}
      id="end-why"
      title="结束活动"
      effect="结束后：不再计入新好友，不能恢复。已经计入的好友照常留存，说好的奖励照发。"
      yes="确认结束"
      danger
      step={invite.moving}
      why={invite.why}
      example="例如：名额快用完了"
      hint="会写进操作记录"
      onYes={end}
    />
  )
})

interface Deed {
  label: string
  hint: string
  when: readonly string[]
  Sheet: ComponentType<MoveProps>
}

const deeds: Deed[] = [
  {
    label: '加名额、预算或时间',
    hint: '发布以后只能往多了加',
    when: ['published', 'paused'],
    Sheet: RaiseSheet,
  },
  { label: '暂停活动', hint: '先不计入，随时恢复', when: ['published'], Sheet: PauseSheet },
  { label: '恢复活动', hint: '接着计入新好友', when: ['paused'], Sheet: ResumeSheet },
  {
    label: '复制成新活动',
    hint: '照着它再办一次',
    when: ['published', 'paused', 'ended'],
    Sheet: CopySheet,
  },
  {
    label: '结束活动',
    hint: '不再计入，得到的不变',
    when: ['published', 'paused'],
    Sheet: EndSheet,
  },
]

/** What can be done with a campaign that is out, now. */
export const Moves = observer(function Moves({ invite }: { invite: Invite }) {
  const [open, setOpen] = useState<Deed>()
  const status = invite.desk?.row.status ?? 'ended'
  const shown = deeds.filter(({ when }) => when.includes(status))
  const show = (deed: Deed) => {
    invite.moving.clear()
    setOpen(deed)
  }
  return (
    <Section title="可以做的">
      <View className="doors">
        {shown.map((deed) => (
          <Cell
            key={deed.label}
            label={deed.label}
            hint={deed.hint}
            onPress={() => show(deed)}
            last={deed === shown.at(-1)}
          />
        ))}
      </View>
      {shown.map((deed) => (
        <Later key={deed.label}>
          <deed.Sheet invite={invite} open={open === deed} onClose={() => setOpen(undefined)} />
        </Later>
      ))}
    </Section>
  )
})
