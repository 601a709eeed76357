import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { MonthFiles } from '@/stores/operator/month-files'
import { Button, Notice } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'
import { Step } from '@/ui/desk/step'

interface ExportProps {
  files: MonthFiles
  /** What the table holds, for its title and the name of the file. */
  what: string
  hint: string
}

const Month = observer(function Month({ files }: { files: MonthFiles }) {
  return (
    <View id="month" className="sheet-range">
      <Step label="前" off={files.first} onPress={() => files.turn(-1)} />
      <View className="t18 bold num">{files.monthText}</View>
      <Step label="后" off={files.newest} onPress={() => files.turn(1)} />
    </View>
  )
})

const Told = observer(function Told({ files }: { files: MonthFiles }) {
  const { problem } = files.fetching
  if (problem) return <Notice tone="bad">{problem.message}</Notice>
  if (files.empty) return <Notice>这个月还没有记录，不用导出。</Notice>
  if (!files.next) return null
  return <Notice tone="warn">{`这个月的记录多，第 ${files.parts} 份已经给您，还有下一份。`}</Notice>
})

/** A month as tables for a spreadsheet; a long one comes part by part. */
export const MonthExport = observer(function MonthExport({ files, what, hint }: ExportProps) {
  const fetch = async () => {
    const file = await files.fetch()
    if (file && (await handOverCsv(file.fileId, `${what} ${file.name}.csv`))) files.given(file)
  }
  return (
    <View>
      <View className="t14 ink-3 range-note">{hint}</View>
      <Told files={files} />
      <Month files={files} />
      <View className="gap-12" />
      <Button kind="soft" onPress={fetch}>
        {files.next ? '导出下一份' : '导出这个月的 CSV'}
      </Button>
    </View>
  )
})
