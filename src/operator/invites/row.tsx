import { View } from '@tarojs/components'
import type { CampaignRow } from '#core/invites/desk-views'
import { yuanText } from '#core/kernel/money'
import { dayText } from '#core/kernel/time'
import { go, Tag } from '@/ui'
import { CampaignTag } from '../campaign-tag'

const spentText = ({ used, stock, spentFen, budgetFen }: CampaignRow): string =>
  `名额 ${used} / ${stock} · 花费 ¥${yuanText(spentFen)} / ¥${yuanText(budgetFen)}`

const when = ({ startsAt, endsAt }: CampaignRow, now: number): string =>
  `${dayText(startsAt, now)} 至 ${dayText(endsAt, now)}`

interface RowProps {
  row: CampaignRow
  /** The server's time, ms. */
  now: number
}

const Held = ({ row }: { row: CampaignRow }) => (
  <View className="row-head gap-4">
    <Tag tone="warn">{`${row.held} 位等您核实`}</Tag>
  </View>
)

export const InviteRow = ({ row, now }: RowProps) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/invite', { id: row.id })}
  >
    <View className="row-head">
      <View className="grow t18 bold">
        {row.version > 1 ? `${row.name} · 第 ${row.version} 版` : row.name}
      </View>
      <CampaignTag status={row.status} />
    </View>
    <View className="t14 ink-2 gap-4">{when(row, now)}</View>
    {row.status !== 'draft' && <View className="t14 ink-3 gap-4 num">{spentText(row)}</View>}
    {row.held > 0 && <Held row={row} />}
  </View>
)
