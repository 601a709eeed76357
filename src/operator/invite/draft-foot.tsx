import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useRef, useState } from 'react'
import { REASON_MAX } from '#core/compliance/limits'
import { yuanText } from '#core/kernel/money'
import type { Invite } from '@/stores/operator/invite'
import { Button, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { FindingRows } from './findings'

interface PartProps {
  invite: Invite
}

/** A draft can be kept, or published after its effect was read. */
export const DraftFoot = observer(function DraftFoot({ invite }: PartProps) {
  const [open, setOpen] = useState(false)
  const { saving } = invite
  const elsewhere = invite.marked || open ? undefined : saving.problem
  const keep = async () => {
    if (await invite.save()) say('草稿已保存')
    else if (!saving.problem || invite.marked) showFault()
  }
  // What is read in the sheet is the form as it was saved: its hash is what gets published.
  const look = async () => {
    invite.moving.clear()
    if (await invite.save(true)) setOpen(true)
    else if (!saving.problem || invite.marked) showFault()
  }
  return (
    <>
      {elsewhere && <Notice tone="bad">{elsewhere.message}</Notice>}
      <View className="row">
        <Button kind="soft" onPress={keep}>
          存为草稿
        </Button>
        <Button id="publish" onPress={look}>
          发布
        </Button>
      </View>
      <PublishSheet invite={invite} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

const Problems = observer(function Problems({ invite }: PartProps) {
  const problems = invite.desk?.check.problems ?? []
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem} tone="bad">
          {problem}
        </Notice>
      ))}
    </>
  )
})

const Reason = observer(function Reason({ invite }: PartProps) {
  if (!invite.yellow || invite.red) return null
  return (
    <Typed
      of={invite.reason}
      id="publish-reason"
      label="为什么这样没有问题"
      maxlength={REASON_MAX}
      placeholder="例如：礼品有采购合同，数量属实"
      hint="和操作记录一起留存"
    />
  )
})

/** What holds it back stands above what it says. */
const Objections = observer(function Objections({ invite }: PartProps) {
  return (
    <View className="objections">
      <Problems invite={invite} />
      <FindingRows of={invite.desk?.check.findings ?? []} />
      <Reason invite={invite} />
    </View>
  )
})

const Read = observer(function Read({ invite }: PartProps) {
  const { desk } = invite
  if (!desk) return null
  const { summary, worstFen, perFriendFen } = desk.check
  return (
    <View>
      <Portions rows={summary} each={3}>
        {(lines) =>
          lines.map((line) => (
            <View key={line} className="word">
              {line}
            </View>
          ))
        }
      </Portions>
      <View className="gap-12 bold num">
        {`最多花 ¥${yuanText(worstFen)}（每位好友最多 ¥${yuanText(perFriendFen)}），预算 ¥${yuanText(desk.form.budgetFen)}`}
      </View>
    </View>
  )
})

const Effect = () => (
  <View className="effect">
    发布后：上面的话就是对会员的承诺，内容不能再改；只能暂停、结束，或者加名额、加预算、延后结束。
  </View>
)

const Confirm = observer(function Confirm({
  invite,
  onClose,
}: PartProps & { onClose: () => void }) {
  const publish = async () => {
    if (await invite.publish()) say('已发布')
    else if (invite.marked) {
      onClose()
      showFault()
    }
  }
  if (!invite.publishable) {
    return (
      <Button kind="soft" onPress={onClose}>
        回去改好再发布
      </Button>
    )
  }
  return <Button onPress={publish}>确认发布</Button>
})

const PublishSheet = observer(function PublishSheet(
  props: PartProps & { open: boolean; onClose: () => void },
) {
  const { invite, open, onClose } = props
  const problem = invite.marked ? undefined : invite.moving.problem
  // What was read once stays, so that closing it sends one small value.
  const read = useRef(false)
  if (open) read.current = true
  return (
    <Sheet
      open={open}
      title="发布前看一遍"
      onClose={onClose}
      footer={<Confirm invite={invite} onClose={onClose} />}
    >
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {read.current && <Objections invite={invite} />}
      {read.current && (
        <Later>
          <Read invite={invite} />
        </Later>
      )}
      <Effect />
    </Sheet>
  )
})
