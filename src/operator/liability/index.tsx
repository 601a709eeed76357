import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { Out } from '@/cloud'
import { Liability } from '@/stores/operator/liability'
import { Cell, Empty, Loaded, Money, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { MonthExport } from '../month-export'
import '../operator.scss'

type Owed = Out<'operator', 'points.liability'>

const inYuan = ({ pointsPerYuan }: Owed): boolean => pointsPerYuan > 0

const meaning = ({ points, fen, pointsPerYuan }: Owed): string => {
  if (points === 0) return '会员手里没有积分，店里什么也不欠。'
  if (pointsPerYuan === 0) {
    return `会员手里还有 ${points} 分。现在积分不能抵现，只能在积分商城兑换，所以没有折成钱。`
  }
  return `会员手里还有 ${points} 分，按每 ${pointsPerYuan} 分抵 1 元算，全部用掉时店里要少收 ${yuanText(fen)} 元。没用掉的会在下面的月底到期。`
}

const Total = ({ owed }: { owed: Owed }) => (
  <View className="card-box">
    <View className="ink-2">{inYuan(owed) ? '最多要让出' : '会员手里的积分'}</View>
    <View className="figure-now num">
      {inYuan(owed) ? <Money fen={owed.fen} /> : `${owed.points} 分`}
    </View>
    <View className="ink-2">{meaning(owed)}</View>
    {owed.debt > 0 && (
      <View className="ink-2 gap-8">
        {`另有会员待补 ${owed.debt} 分（退货时已经用掉的），以后得到的积分先补上；上面没有减去它。`}
      </View>
    )}
  </View>
)

const monthText = (month: string): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月底到期`
}

const Row = ({ owed, place }: { owed: Owed; place: number }) => {
  const row = owed.months[place]
  if (!row) return null
  const value = inYuan(owed) ? `${row.points} 分 · ¥${yuanText(row.fen)}` : `${row.points} 分`
  return <Cell label={monthText(row.month)} value={value} last={place === owed.months.length - 1} />
}

const Months = ({ owed }: { owed: Owed }) => (
  <Section title="哪个月到期">
    {owed.months.length === 0 ? (
      <Empty mark="清" text="没有会到期的积分" />
    ) : (
      <View className="doors">
        <Portions rows={owed.months.map((_, place) => place)} each={12}>
          {(places) => places.map((place) => <Row key={place} owed={owed} place={place} />)}
        </Portions>
      </View>
    )}
  </Section>
)

export default observer(function OperatorLiability() {
  const [liability] = useState(() => new Liability())
  const load = () => liability.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={liability.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {(owed) => (
          <View className="cols">
            <View className="col">
              <Total owed={owed} />
              <Later>
                <Section title="导出积分流水">
                  <MonthExport
                    files={liability.files}
                    what="积分流水"
                    hint="每一笔得到、用掉、收回和到期，可以用表格软件打开"
                  />
                </Section>
              </Later>
            </View>
            <View className="col">
              <Months owed={owed} />
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
