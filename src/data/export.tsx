import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { TableFile } from '@/stores/data/table'
import { Button, Notice } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'

interface ExportProps {
  /** What is asked for when it is tapped. */
  wish: () => ConstructorParameters<typeof TableFile>[0] extends () => infer W ? W : never
  name: string
}

/** The table of a page as a file for a spreadsheet. */
export const TableExport = observer(function TableExport({ wish, name }: ExportProps) {
  const [file] = useState(() => new TableFile(wish))
  const { problem } = file.fetching
  const fetch = async () => {
    const found = await file.fetch()
    if (found) await handOverCsv(found.fileId, `${name}.csv`)
  }
  return (
    <View className="gap-16">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button kind="quiet" onPress={fetch}>
        导出表格（CSV）
      </Button>
    </View>
  )
})
