import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { yuan } from '#core/board/text'
import { type ChannelRow, Channels } from '@/stores/data/channels'
import { Empty, go, Notice, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import { countText } from '../count-text'
import { TableExport } from '../export'
import { monthWords } from '../month-text'
import '../data.scss'
import { CostSheet } from './cost-sheet'

const costText = ({ costAll, cac, roi, paidBack, fenAll }: ChannelRow): string => {
  if (costAll === undefined) return '还没填花费，算不出每位新会员花了多少'
  const each = cac === undefined ? '还没有新会员' : `每位新会员 ${yuan(cac)}`
  const back = roi === undefined ? '' : `，每花 1 元带来 ${Math.round(roi * 100) / 100} 元成交`
  const paid = paidBack ? `，${paidBack} 回本` : fenAll < costAll ? '，还没回本' : ''
  return `一共花了 ${yuan(costAll)}，${each}${back}${paid}`
}

interface RowProps {
  row: ChannelRow
  of: Channels
}

const Row = ({ row, of }: RowProps) => (
  <View className="row-card">
    <View className="row-head">
      <View className="bold">{row.name}</View>
      <View
        className="row-link"
        hoverClass="pressed"
        onClick={() => go('data/behind', { kind: 'channel', channel: row.channel })}
      >
        看会员
      </View>
    </View>
    <View className="num">{`这个月 ${countText(row.joined)} 位新会员，成交 ${yuan(row.fen)}`}</View>
    <View className="t14 ink-3 num">
      {`累计 ${countText(row.joinedAll)} 位，成交 ${yuan(row.fenAll)}（已扣退款）`}
    </View>
    <View className="line-act">
      <View className={row.least ? 'grow t14 tone-warn' : 'grow t14 ink-2'}>
        {row.least ? `花费的回报最低：${costText(row)}` : costText(row)}
      </View>
      <View className="row-act" hoverClass="pressed" onClick={() => of.open(row)}>
        填花费
      </View>
    </View>
  </View>
)

const Rows = ({ rows, of }: { rows: ChannelRow[]; of: Channels }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) => portion.map((row) => <Row key={row.channel} row={row} of={of} />)}
    </Portions>
  </View>
)

const Head = observer(function Head({ of }: { of: Channels }) {
  if (of.month === '') return null
  return (
    <View>
      <View className="t24 bold">{monthWords(of.month)}</View>
      <View className="ink-2 gap-4 num">{`共 ${countText(of.all)} 个渠道，按带来的会员多少排`}</View>
    </View>
  )
})

export default observer(function DataChannels() {
  const { month = '' } = useQuery()
  const [of] = useState(() => new Channels(month))
  useLoad(() => {
    void of.rows.load()
  })
  return (
    <Page roomy>
      <Head of={of} />
      <View className="gap-12">
        <Notice>成交是顾客付的钱，不是利润；花费由您按月填，没填的渠道不比较。</Notice>
      </View>
      <Listed
        of={of.rows}
        ways={operatorWays}
        empty={
          <Empty mark="源" text="还没有带来人的渠道。做一批包裹卡或开一个任务宝，这里会分开数。" />
        }
      >
        {(rows) => <Rows rows={rows} of={of} />}
      </Listed>
      <TableExport
        wish={() => ({ table: 'channels', ...(of.month === '' ? {} : { month: of.month }) })}
        name="渠道"
      />
      <CostSheet of={of} />
    </Page>
  )
})
