import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Problem } from '@/cloud'
import { exported, type Format } from '@/stores/profile'
import { Button, Cell, Notice, Section, Sheet } from '@/ui'
import { giveFile, keepFile } from '@/ui/files'
import { CloseSheet } from './close-sheet'

interface Ready {
  name: string
  path: string
}

/** WeChat sends or saves a file only within a tap, so making it and handing it over are two. */
function useExport() {
  const [ready, setReady] = useState<Ready>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const make = async (format: Format) => {
    if (busy) return
    setBusy(true)
    const answer = await exported(format)
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.error)
    if (!answer.ok) return
    const { name, text } = answer.data
    const path = await keepFile(name, text)
    if (path) setReady({ name, path })
  }
  return { ready, problem, busy, make, put: () => setReady(undefined) }
}

const FileSheet = ({ ready, onClose }: { ready: Ready | undefined; onClose: () => void }) => {
  const give = async () => {
    if (ready && (await giveFile(ready.path, ready.name))) onClose()
  }
  const footer = (
    <Button onPress={give} id="give">
      保存或发给自己
    </Button>
  )
  return (
    <Sheet open={ready !== undefined} title="文件准备好了" onClose={onClose} footer={footer}>
      <View>{ready?.name}</View>
      <View className="ink-2 gap-8">
        里面有您的手机号等个人信息，只发给自己（例如文件传输助手）。
      </View>
    </Sheet>
  )
}

/** All that is kept about me, to take along or to end. */
export const OwnData = observer(function OwnData() {
  const { ready, problem, busy, make, put } = useExport()
  const [closing, setClosing] = useState(false)
  return (
    <Section title="我的数据">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {/* Always here: only its words are sent. */}
      <View className="t14 ink-2">{busy ? '正在准备文件，请稍等' : ''}</View>
      <Cell
        label="导出表格（CSV）"
        hint="会员资料、积分流水、券和消费，用表格软件打开"
        onPress={() => make('csv')}
        id="csv"
      />
      <Cell label="导出数据（JSON）" hint="同样的内容，给程序读" onPress={() => make('json')} />
      <Cell
        label="注销会员"
        hint="个人资料马上删除，积分和券一并作废"
        onPress={() => setClosing(true)}
        last
        id="close"
      />
      <FileSheet ready={ready} onClose={put} />
      <CloseSheet open={closing} onClose={() => setClosing(false)} />
    </Section>
  )
})
