import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Rejects } from '@/stores/data/imports'
import { Button, Empty, Notice, Page } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import '../data.scss'
import { RejectRow } from '../reject-row'

const Foot = observer(function Foot({ rejects }: { rejects: Rejects }) {
  const { problem } = rejects.saving
  const save = async () => {
    const fileId = await rejects.file()
    if (fileId) await handOverCsv(fileId, '没有导入的行.csv')
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={save} id="save">
        全部保存成表格
      </Button>
    </>
  )
})

/** Every row of a file that was left out, with its reason. */
export default observer(function DataRejects() {
  const { id = '' } = useQuery()
  const [rejects] = useState(() => new Rejects(id))
  useLoad(() => {
    void rejects.list.load()
  })
  const some = (rejects.list.rows?.length ?? 0) > 0
  return (
    <Page roomy footer={some ? <Foot rejects={rejects} /> : undefined}>
      <Listed
        of={rejects.list}
        ways={operatorWays}
        empty={<Empty mark="齐" text="这次导入没有读不懂的行。" />}
      >
        {(rows) => (
          <View className="two">
            <Portions rows={rows}>
              {(portion) =>
                portion.map((row) => <RejectRow key={`${row.row}.${row.column}`} row={row} />)
              }
            </Portions>
          </View>
        )}
      </Listed>
    </Page>
  )
})
