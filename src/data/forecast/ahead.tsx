import { View } from '@tarojs/components'
import { forecastAssumptions, forecastWords } from '#core/forecast/words'
import type { ForecastShown } from '@/stores/data/forecast'
import { Notice, Section, Tag } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { countText } from '../count-text'

type Made = NonNullable<ForecastShown['forecast']>

const sampleText = ({ sample, again }: ForecastShown): string =>
  sample < again.of
    ? `由平均抽出的 ${countText(sample)} 位买家推算到全部 ${countText(again.of)} 位，抽样的误差已算在范围里。`
    : `由全部 ${countText(sample)} 位买家推算。`

const Sums = ({ made, shown }: { made: Made; shown: ForecastShown }) => (
  <View className="card-box">
    <Tag tone="warn">预测</Tag>
    <View className="t18 bold gap-8">{made.visitsText}</View>
    <View className="gap-8">{made.salesText}</View>
    <View className="gap-8">
      {`预测：一位今天刚买第一次的新顾客，接下来 ${made.days} 天约再买 ${made.newcomer.toFixed(1)} 次`}
    </View>
    <View className="t14 ink-3 gap-8">{sampleText(shown)}</View>
  </View>
)

const within = ({ ahead, happened }: NonNullable<ForecastShown['check']>): string =>
  happened >= ahead.low && happened <= ahead.high ? '落在范围里' : '落在范围外，看预测时请多留余地'

const checkText = ({ check, checkMissing }: ForecastShown): string => {
  if (!check) return `还不能对照：${checkMissing ?? ''}`
  const { days, ahead, happened } = check
  const [value, low, high] = [ahead.value, ahead.low, ahead.high].map(countText)
  return `${days} 天前会预测约 ${value} 次购买（${low} 到 ${high} 次），后来真的有 ${countText(happened)} 次，${within(check)}。`
}

const How = () => (
  <Fold id="how" title="怎么算的" said={() => '模型和前提'}>
    {[forecastWords.visits, forecastWords.spending, forecastWords.value, forecastWords.range].map(
      (text) => (
        <View key={text} className="gap-8">
          {text}
        </View>
      ),
    )}
    <View className="field-label gap-12">前提</View>
    {forecastAssumptions.map((text) => (
      <View key={text} className="gap-4">
        {text}
      </View>
    ))}
  </Fold>
)

/** What is to come: always called a forecast, with its range, its check and what it takes for granted. */
export const Ahead = ({ shown }: { shown: ForecastShown }) => (
  <Section title="接下来的预测">
    {shown.forecast ? (
      <View>
        <Sums made={shown.forecast} shown={shown} />
        <View className="card-box gap-12">
          <View className="bold">上一次准不准</View>
          <View id="check" className="gap-4">
            {checkText(shown)}
          </View>
        </View>
      </View>
    ) : (
      <Notice>{shown.missing ?? '还不能预测'}</Notice>
    )}
    <How />
  </Section>
)
