import { View } from '@tarojs/components'
import { yuanText } from '#core/kernel/money'
import type { ForecastShown } from '@/stores/data/forecast'
import { Cell, Empty, Section } from '@/ui'
import { Bars } from '../charts/bars'
import { countText, shareText } from '../count-text'

const YEAR_DAYS = 365

const gapText = (from: number, to?: number): string =>
  to === undefined ? `${YEAR_DAYS} 天以上` : `${from} 到 ${to} 天`

/** Bought again, ever. */
export const Again = ({ shown: { again, second } }: { shown: ForecastShown }) => (
  <View className="card-box">
    <View className="ink-2">复购率</View>
    <View className="figure-now num">{shareText(again.part, again.of)}</View>
    <View className="t14 ink-3">
      {`买过的 ${countText(again.of)} 位里，有 ${countText(again.part)} 位买过两次以上；全部退掉的不算。`}
    </View>
    {second && (
      <View className="gap-8">
        {`会买第二次的人，一半在首购后 ${second.median} 天内就买了：过了这个时间还没来，就该提醒了。`}
      </View>
    )}
  </View>
)

/** How far apart purchases lie. */
export const Gaps = ({ shown: { interval, gaps } }: { shown: ForecastShown }) => (
  <Section title="多久再买一次">
    {interval ? (
      <View className="card-box">
        <View>{`一半的复购相隔不到 ${interval.median} 天，平均 ${Math.round(interval.mean)} 天。`}</View>
        <Bars
          bars={gaps.map(({ from, to, pairs }) => ({
            key: String(from),
            label: gapText(from, to),
            value: pairs,
            text: `${countText(pairs)} 次 · ${shareText(pairs, interval.pairs)}`,
          }))}
        />
      </View>
    ) : (
      <Empty mark="静" text="还没有人在两天里买过。有了复购，这里会看到大家多久来一次。" />
    )}
  </Section>
)

/** What buyers have brought, month by month: seen, not forecast. */
export const Worth = ({ shown: { worth } }: { shown: ForecastShown }) => (
  <Section title="每位买家到现在带来多少">
    {worth.length === 0 ? (
      <View className="ink-3">首购满一个月的买家，才算得出来。</View>
    ) : (
      <View className="doors">
        {worth.map(({ months, fen }) => (
          <Cell
            key={months}
            label={months === 1 ? '首购当月' : `首购起 ${months} 个月`}
            hint={`${countText(fen.of)} 位买家的平均，退款已扣除`}
            value={`¥${yuanText(Math.round(fen.part / Math.max(1, fen.of)))}`}
            last={months === worth.at(-1)?.months}
          />
        ))}
      </View>
    )}
  </Section>
)
