import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { MAX_SHEET_CARDS } from '#core/inserts/limits'
import type { Batch } from '@/stores/operator/batch'
import { Button, Notice, Section } from '@/ui'
import { handOverCsv, showPdf } from '@/ui/desk/files'
import { Step } from '@/ui/desk/step'

/** One PDF holds 400 cards: a longer batch is printed in several files. */
const Range = observer(function Range({ batch }: { batch: Batch }) {
  const count = batch.view?.count ?? 0
  return (
    <View className="sheet-range">
      <Step label="前" off={batch.from === 1} onPress={() => batch.step(-1)} />
      <View className="center">
        <View className="t18 bold num">{`第 ${batch.from}–${batch.lastOnSheet} 张`}</View>
        <View className="t14 ink-3">
          {batch.sheets > 1 ? `共 ${count} 张，分 ${batch.sheets} 个文件` : `共 ${count} 张`}
        </View>
      </View>
      <Step label="后" off={batch.lastOnSheet >= count} onPress={() => batch.step(1)} />
    </View>
  )
})

/** What goes to the printer: the sheet as PDF, or the list for a print shop. */
export const Paper = observer(function Paper({ batch }: { batch: Batch }) {
  const problem = batch.printing.problem ?? batch.exporting.problem
  const name = () => batch.view?.name ?? '包裹卡'
  const print = async () => {
    const fileId = await batch.sheet()
    if (fileId) await showPdf(fileId, `${name()} ${batch.from}-${batch.lastOnSheet}.pdf`)
  }
  const list = async () => {
    const fileId = await batch.csv()
    if (fileId) await handOverCsv(fileId, `${name()}.csv`)
  }
  return (
    <Section title="打印">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {batch.sheets > 1 && (
        <View className="t14 ink-2 range-note">
          一个文件最多 {MAX_SHEET_CARDS} 张，请一份一份下载
        </View>
      )}
      <Range batch={batch} />
      <View className="gap-12" />
      <Button onPress={print}>下载打印版 PDF</Button>
      <View className="gap-8" />
      <Button kind="soft" onPress={list}>
        导出卡号表 CSV
      </Button>
    </Section>
  )
})
