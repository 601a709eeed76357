import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { kocRows } from '@/stores/data/koc'
import { Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { TableExport } from '../export'
import { People } from '../someone'
import '../data.scss'

export default observer(function DataKoc() {
  const [rows] = useState(kocRows)
  useLoad(() => {
    void rows.load()
  })
  return (
    <Page>
      <View className="ink-2">
        按留下来的好友多少排，不看拉了多少人：拉来就走的不算。排在前面的，是最值得请来当口碑的人。
      </View>
      <View className="gap-12">
        <Listed
          of={rows}
          ways={operatorWays}
          empty={
            <Empty
              mark="友"
              text="还没有留下来的好友。开一个任务宝，好友留到约定的天数就会数在这里。"
            />
          }
        >
          {(people) => (
            <People
              people={people}
              hint={({ kept, brought, note }) =>
                `留下 ${kept} 位，请来 ${brought} 位；自己买过 ${note}`
              }
              onOpen={({ id }) => go('data/person', { id })}
            />
          )}
        </Listed>
      </View>
      <TableExport wish={() => ({ table: 'koc' })} name="好友留得住的人" />
    </Page>
  )
})
