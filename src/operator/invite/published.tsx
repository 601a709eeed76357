import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { CampaignDesk } from '#core/invites/desk-views'
import { yuanText } from '#core/kernel/money'
import { momentText } from '#core/kernel/time'
import type { Invite } from '@/stores/operator/invite'
import { Cell, go, Notice, Section } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { CampaignTag } from '../campaign-tag'
import { Moves } from './moves'

interface PartProps {
  invite: Invite
}
interface DeskProps {
  desk: CampaignDesk
}

const FULL = 100
const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `已用 ${Math.floor((part / whole) * FULL)}%`

const figuresOf = ({ row }: CampaignDesk): [string, string, string][] => [
  ['名额', `${row.used} / ${row.stock}`, share(row.used, row.stock)],
  ['花费', `¥${yuanText(row.spentFen)}`, `预算 ¥${yuanText(row.budgetFen)}`],
]

const Figures = ({ desk }: DeskProps) => (
  <View className="figures gap-12">
    {figuresOf(desk).map(([label, value, note]) => (
      <View key={label} className="figure">
        <View className="ink-2">{label}</View>
        <View className="figure-sum num">{value}</View>
        <View className="t14 ink-3 num">{note}</View>
      </View>
    ))}
  </View>
)

const Stopped = ({ desk }: DeskProps) =>
  desk.pausedBecause ? (
    <Notice tone="warn">{`已暂停，原因：${desk.pausedBecause}。暂停期间来的好友不计入。`}</Notice>
  ) : null

const Head = ({ desk }: DeskProps) => (
  <View>
    <View className="row-head">
      <View className="grow t24 bold">{desk.row.name}</View>
      <CampaignTag status={desk.row.status} />
    </View>
    {desk.row.version > 1 && <View className="t14 ink-3">{`第 ${desk.row.version} 版`}</View>}
  </View>
)

const Summary = ({ desk }: DeskProps) => (
  <View className="card-box gap-12">
    <Portions rows={desk.view.summary} each={6}>
      {(lines) =>
        lines.map((line) => (
          <View key={line} className="word">
            {line}
          </View>
        ))
      }
    </Portions>
  </View>
)

const Stale = observer(function Stale({ invite }: PartProps) {
  const { problem, at } = invite.shown
  if (!problem) return null
  return (
    <Notice tone="warn" act="再试一次" onAct={() => invite.refresh()}>
      {problem.message}。下面是 {momentText(at)} 的内容
    </Notice>
  )
})

const peopleHint = ({ row }: CampaignDesk): string =>
  row.held > 0 ? `${row.held} 位等您核实` : '每一位为什么计入、为什么不计入'

const Doors = ({ desk }: DeskProps) => {
  const { id } = desk.row
  return (
    <Section title="看看">
      <View className="doors">
        <Cell
          id="to-results"
          label="效果"
          hint="来了多少，留下多少，每位花了多少"
          onPress={() => go('operator/invite-results', { id })}
        />
        <Cell
          id="to-people"
          label="好友"
          hint={peopleHint(desk)}
          onPress={() => go('operator/invite-people', { id })}
        />
        <Cell
          id="to-replay"
          label="防作弊回放"
          hint="按别的数字重看一天，谁会被拦下"
          onPress={() => go('operator/invite-replay', { id })}
          last
        />
      </View>
    </Section>
  )
}

/** What few look up again: rules, organiser, why it was published in spite of a warning. */
const Promised = ({ desk }: DeskProps) => {
  const { form, publishedAt, reason } = desk
  return (
    <Section title="说好的">
      <Fold id="fold-rules" title="活动规则" said={() => ''}>
        <View className="pre">{form.rules}</View>
      </Fold>
      <Cell label="主办方" hint={form.organiser} />
      <Cell label="联系方式" hint={form.contact} last={publishedAt === undefined} />
      {publishedAt !== undefined && (
        <Cell
          label="发布"
          value={momentText(publishedAt)}
          hint={reason ? `规则提醒的理由：${reason}` : undefined}
          last
        />
      )}
    </Section>
  )
}

/** A campaign that is out: what it promises, how far it is, what can be looked at and done. */
export const Published = observer(function Published({ invite }: PartProps) {
  const { desk } = invite
  if (!desk) return null
  return (
    <View className="cols">
      <View className="col">
        <Stale invite={invite} />
        <Stopped desk={desk} />
        <Head desk={desk} />
        <Figures desk={desk} />
        <Summary desk={desk} />
      </View>
      <View className="col">
        <Later>
          <Doors desk={desk} />
        </Later>
        <Later>
          <Moves invite={invite} />
        </Later>
        <Later>
          <Promised desk={desk} />
        </Later>
      </View>
    </View>
  )
})
