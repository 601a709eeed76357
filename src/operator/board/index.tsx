import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '#core/kernel/time'
import { memory } from '@/cloud/memory'
import { Board, type Figures } from '@/stores/operator/board'
import { Button, go, Loaded, Notice, Page } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'
import { Step } from '@/ui/desk/step'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import '../operator.scss'
import { Closer, Funnel, Pools } from './life'
import { Alarms, MoreParts, Parts, partsOf } from './parts'
import { Rooms } from './rooms'
import { Week } from './week'

/** Parts that stand open; the others are one tap away. */
const OPEN = 4

/** Somebody waits for this operator's yes or no; own proposals wait for somebody else. */
const Waiting = observer(function Waiting({ board }: { board: Board }) {
  const count = board.waiting.rows?.filter(({ mine }) => mine).length ?? 0
  if (count === 0) return null
  return (
    <Notice tone="warn" act="去看看" onAct={() => go('operator/members')}>
      {`有 ${count} 笔积分调整等您确认。`}
    </Notice>
  )
})

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** The month that is looked at, and the way to everything that can be done. */
const Month = observer(function Month({ board, month }: { board: Board; month: string }) {
  return (
    <View id="month" className="sheet-range">
      <Step label="前" off={false} onPress={() => board.turn(-1)} />
      <View className="t18 bold num">{monthWords(month)}</View>
      <Step label="后" off={board.isNewest} onPress={() => board.turn(1)} />
    </View>
  )
})

const ToRooms = () => (
  <View
    className="list-act"
    hoverClass="pressed"
    onClick={() => void wx.pageScrollTo({ selector: '#rooms', duration: 200 })}
  >
    全部功能 ↓
  </View>
)

const isNew = ({ funnel }: Figures): boolean => (funnel[0]?.people ?? 0) === 0

const asOf = ({ upTo, building, trade }: Figures, now: number): string => {
  const when = upTo === 0 ? '还没有统计过，几分钟内会算好' : `数字截至 ${momentText(upTo, now)}`
  return `${when}${building ? '，正在按新规则重算' : ''}。按「${trade.name}」排先后。`
}

const Export = observer(function Export({ board, month }: { board: Board; month: string }) {
  const { problem } = board.file.fetching
  const fetch = async () => {
    const file = await board.file.fetch()
    if (file) await handOverCsv(file.fileId, `看板 ${monthWords(month)}.csv`)
  }
  return (
    <View className="gap-16">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button kind="quiet" onPress={fetch}>
        导出这些数字（CSV）
      </Button>
    </View>
  )
})

const Numbers = ({ board, data }: { board: Board; data: Figures }) => {
  const parts = partsOf(data)
  const { month } = data
  return (
    <View>
      <Month board={board} month={month} />
      <ToRooms />
      <Alarms data={data} />
      <Later>
        <View className="gap-12">
          <Parts parts={parts.slice(0, OPEN)} month={month} />
        </View>
      </Later>
      <Later>
        <MoreParts parts={parts.slice(OPEN)} month={month} />
        <View className="t14 ink-3 gap-8">{asOf(data, board.figures.at)}</View>
        <Export board={board} month={month} />
      </Later>
    </View>
  )
}

/** In a frame of its own, at whose end each part comes: nothing before it is sent again. */
const Story = ({ data }: { data: Figures }) => (
  <View>
    <Later>
      <Week data={data} />
    </Later>
    <Later>
      <Funnel data={data} />
    </Later>
    <Later>
      <Pools data={data} />
    </Later>
    <Later>
      <Closer data={data} />
    </Later>
  </View>
)

export default observer(function OperatorBoard() {
  const [board] = useState(() => new Board(memory))
  useDidShow(() => {
    void board.load()
  })
  return (
    <Page roomy>
      <Loaded of={board.figures} skeleton="rows" ways={operatorWays} onRetry={() => board.load()}>
        {(data) => (
          <View>
            {isNew(data) && (
              <Notice tone="good">
                从这里开始：填品牌、加门店、建一张券并发布，再制一批包裹卡放进包裹里。
              </Notice>
            )}
            <Waiting board={board} />
            <View className="cols">
              <View className="col">
                <Numbers board={board} data={data} />
              </View>
              <View className="col">
                <Story data={data} />
                <View id="rooms" className="gap-24">
                  <Later>
                    <Rooms />
                  </Later>
                </View>
              </View>
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
