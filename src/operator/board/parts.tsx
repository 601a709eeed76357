import { View } from '@tarojs/components'
import type { BoardFigure, Figures } from '@/stores/operator/board'
import { Cell, go, Notice, Section } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Portions } from '@/ui/portions'

type PartId = BoardFigure['part']

const partNames: Record<PartId, string> = {
  repurchase: '复购',
  retention: '留存',
  members: '会员',
  sales: '成交',
  activity: '活跃',
  channels: '渠道',
  invites: '邀请',
  points: '积分',
  coupons: '优惠券',
}

export interface Part {
  id: PartId
  figures: BoardFigure[]
}

/** In the order of the brand's trade, as the server gave them. */
export const partsOf = ({ figures }: Figures): Part[] => {
  const ids = [...new Set(figures.map(({ part }) => part))]
  return ids.map((id) => ({ id, figures: figures.filter(({ part }) => part === id) }))
}

const hintOf = ({ note, before }: BoardFigure): string =>
  [note, before && before !== '—' && `上月 ${before}`].filter(Boolean).join(' · ')

export const openFigure = (month: string, { id }: BoardFigure) => go('data/figure', { id, month })

const PartFigures = ({ part, month }: { part: Part; month: string }) => (
  <View className="doors part">
    {part.figures.map((figure) => (
      <Cell
        key={figure.id}
        label={figure.name}
        hint={hintOf(figure)}
        value={figure.text}
        onPress={() => openFigure(month, figure)}
        last={figure === part.figures.at(-1)}
      />
    ))}
  </View>
)

interface PartsProps {
  parts: readonly Part[]
  month: string
}

/**
 * Figures by what they are about; each leads to its formula and its people. In a frame of their own:
 * a part that came between others would send them all again.
 */
export const Parts = ({ parts, month }: PartsProps) => (
  <View>
    <Portions rows={parts} each={1}>
      {(portion) =>
        portion.map((part) => (
          <Section key={part.id} title={partNames[part.id]}>
            <PartFigures part={part} month={month} />
          </Section>
        ))
      }
    </Portions>
  </View>
)

/** The rest, one tap away: what matters to this trade stands above. */
export const MoreParts = ({ parts, month }: PartsProps) => (
  <View className="card-box gap-16">
    <Fold
      id="more-parts"
      title="更多指标"
      said={() => parts.map(({ id }) => partNames[id]).join('、')}
    >
      <Parts parts={parts} month={month} />
    </Fold>
  </View>
)

/** What is beyond its bound, one line each. */
export const Alarms = ({ data }: { data: Figures }) => (
  <View>
    {data.figures.flatMap((figure) =>
      figure.alarm === undefined
        ? []
        : [
            <Notice
              key={figure.id}
              tone="warn"
              act="看是谁"
              onAct={() => openFigure(data.month, figure)}
            >
              {`${figure.name} ${figure.text}，${figure.alarm}。`}
            </Notice>,
          ],
    )}
  </View>
)
