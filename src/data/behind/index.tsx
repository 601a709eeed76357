import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { meantBy } from '@/stores/data/behind'
import { BehindPage } from '@/stores/data/behind-page'
import { Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { peopleText } from '../count-text'
import { People } from '../someone'
import '../data.scss'

const Head = observer(function Head({ page }: { page: BehindPage }) {
  if (page.title === '') return null
  return (
    <View>
      <View className="t24 bold">{page.title}</View>
      <View className="ink-2 gap-4 num">{`共 ${peopleText(page.count)}`}</View>
    </View>
  )
})

export default observer(function DataBehind() {
  const query = useQuery()
  const [page] = useState(() => new BehindPage(meantBy(query)))
  useLoad(() => {
    void page.rows.load()
  })
  return (
    <Page>
      <Head page={page} />
      <View className="gap-16">
        <Listed
          of={page.rows}
          ways={operatorWays}
          empty={<Empty mark="静" text="这里没有人，可能刚刚有了新的变化，请返回再看。" />}
        >
          {(people) => (
            <People
              people={people}
              hint={({ note }) => note}
              onOpen={({ id }) => go('data/person', { id })}
            />
          )}
        </Listed>
      </View>
    </Page>
  )
})
