import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { PersonView } from '#core/persons/contract'
import { type PersonOn, personOn } from '@/stores/data/person'
import { Loaded, Page } from '@/ui'
import { TagsOf } from '@/ui/desk/person-tags'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import { DayBar } from '../day-bar'
import '../data.scss'
import { Buying, Purchases } from './buying'
import { Head } from './head'
import { History, StageNow } from './stage'

interface PartProps {
  person: PersonView
  of: PersonOn
}

const Columns = ({ person, of }: PartProps) => (
  <View className="cols">
    <View className="col">
      <Head person={person} now={of.shown.at} />
      <DayBar label="看哪一天的阶段和分组" of={of} />
      <StageNow stage={person.now} now={of.shown.at} />
      <Later>
        <History person={person} now={of.shown.at} />
      </Later>
    </View>
    <View className="col">
      <Later>
        <Buying person={person} />
      </Later>
      <Later>
        <TagsOf personId={person.id} />
      </Later>
      <Later>
        <Purchases person={person} now={of.shown.at} />
      </Later>
    </View>
  </View>
)

export default observer(function DataPerson() {
  const { id = '' } = useQuery()
  const [of] = useState(() => personOn(id))
  useDidShow(() => {
    void of.load()
  })
  return (
    <Page roomy>
      <Loaded of={of.shown} skeleton="card" ways={operatorWays} onRetry={() => of.load()}>
        {({ person }) => <Columns person={person} of={of} />}
      </Loaded>
    </Page>
  )
})
