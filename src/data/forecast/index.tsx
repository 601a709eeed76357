import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Forecast, type ForecastShown } from '@/stores/data/forecast'
import { Cell, go, Loaded, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import '../data.scss'
import { Ahead } from './ahead'
import { Again, Gaps, Worth } from './seen'

const Body = ({ shown }: { shown: ForecastShown }) => (
  <View className="cols">
    <View className="col">
      <Again shown={shown} />
      <Later>
        <Gaps shown={shown} />
      </Later>
    </View>
    <View className="col">
      <Later>
        <Ahead shown={shown} />
      </Later>
      <Later>
        <Worth shown={shown} />
        <View className="doors gap-16">
          <Cell
            label="同期顾客"
            hint="同一个月第一次买的人，后来又来没有"
            onPress={() => go('data/cohorts')}
            last
          />
        </View>
      </Later>
    </View>
  </View>
)

export default observer(function DataForecast() {
  const [forecast] = useState(() => new Forecast())
  const load = () => forecast.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={forecast.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {(shown) => <Body shown={shown} />}
      </Loaded>
    </Page>
  )
})
