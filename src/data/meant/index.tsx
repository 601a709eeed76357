import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Rule } from '#core/segments/views'
import { MeantPeople } from '@/stores/data/meant'
import { Empty, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { People } from '../someone'
import '../data.scss'
import { WhyIn } from './why-in'

/** What is no rule the server refuses with its sentence. */
const ruleIn = (text: string): Rule => {
  try {
    return JSON.parse(text) as Rule
  } catch {
    return { all: [] }
  }
}

const None = ({ more }: { more: boolean }) => (
  <Empty
    mark="静"
    text={
      more
        ? '前面这一段里没有符合的人，点下面继续找。'
        : '现在没有人符合。可以回去放宽条件，或者等顾客多起来。'
    }
  />
)

export default observer(function DataMeant() {
  const { rule = '' } = useQuery()
  const [people] = useState(() => new MeantPeople(ruleIn(rule)))
  useLoad(() => {
    void people.list.load()
  })
  return (
    <Page>
      <View className="ink-2">点一位，看为什么符合。名字只显示尾号。</View>
      <View className="gap-12">
        <Listed
          of={people.list}
          ways={operatorWays}
          empty={<None more={people.list.next !== undefined} />}
        >
          {(rows) => (
            <People
              people={rows}
              hint={({ memberId }) => (memberId ? '会员' : '还不是会员')}
              onOpen={(one) => people.ask(one)}
            />
          )}
        </Listed>
      </View>
      <WhyIn people={people} />
    </Page>
  )
})
