import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type PeriodFiles, periodText } from '@/stores/operator/settlement'
import { Button, Notice } from '@/ui'
import { handOverCsv, showPdf } from '@/ui/desk/files'

interface FilesProps {
  files: PeriodFiles
  /** What it is about, for the names of the files. */
  name: string
}

const Told = observer(function Told({ files }: { files: PeriodFiles }) {
  const problem = files.fetching.problem ?? files.printing.problem
  if (problem) return <Notice tone="bad">{problem.message}</Notice>
  if (files.empty) return <Notice>这段时间没有用券，不用导出。</Notice>
  if (!files.next) return null
  return <Notice tone="warn">{`明细比较多，第 ${files.parts} 份已经给您，还有下一份。`}</Notice>
})

/** A statement to print and sign, and every entry for a spreadsheet. */
export const Files = observer(function Files({ files, name }: FilesProps) {
  const full = () => `${name} ${periodText(files.wish())}`
  const print = async () => {
    const fileId = await files.pdf()
    if (fileId) await showPdf(fileId, `${full()}.pdf`)
  }
  const csv = async () => {
    const part = await files.csv()
    if (part && (await handOverCsv(part.fileId, `${full()}${part.name}.csv`))) files.given(part)
  }
  return (
    <View>
      <Told files={files} />
      <Button onPress={print}>打印结算单 PDF</Button>
      <View className="gap-8" />
      <Button kind="soft" onPress={csv}>
        {files.next ? '导出下一份' : '导出明细 CSV'}
      </Button>
    </View>
  )
})
