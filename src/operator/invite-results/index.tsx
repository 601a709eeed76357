import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { InviteResults } from '@/stores/operator/invite-results'
import { Loaded, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { Figures, Refusals } from './figures'
import { Funnel } from './funnel'
import { Top } from './top'
import { Variants } from './variants'

export default observer(function OperatorInviteResults() {
  const { id = '' } = useQuery()
  const [results] = useState(() => new InviteResults(id))
  const load = () => results.load()
  useDidShow(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={results.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {({ results: data }) => (
          <View className="cols">
            <View className="col">
              <Figures results={data} />
              <Funnel results={data} />
            </View>
            <View className="col">
              <Later>
                <Variants results={data} />
              </Later>
              <Later>
                <Refusals results={data} />
              </Later>
              <Later>
                <Top results={results} />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
