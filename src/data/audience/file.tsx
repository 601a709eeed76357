import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Audience } from '@/stores/data/audiences'
import { Cell, Notice, say } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'

/** 名单 老顾客.csv; a long one comes in several. */
const nameOf = ({ audience, files, nextFile }: Audience, more: boolean): string => {
  const part = nextFile !== undefined || more ? ` ${files + 1}` : ''
  return `名单 ${audience?.name ?? ''}${part}.csv`
}

const hintOf = ({ nextFile, files }: Audience): string =>
  nextFile === undefined ? '名字只有尾号，没有手机号' : `第 ${files} 份已经给您，还有下一份`

/** The list as tables for a spreadsheet, part by part. */
export const File = observer(function File({ of }: { of: Audience }) {
  const give = async () => {
    if (of.fetching.busy) return
    const part = await of.file()
    if (!part) return
    const given = await handOverCsv(part.fileId, nameOf(of, part.next !== undefined))
    if (!given) return
    of.gave(part)
    if (part.next !== undefined) say('还有下一份，再点一次')
  }
  const { problem } = of.fetching
  return (
    <View id="csv">
      <Cell
        label={of.nextFile === undefined ? '导出 CSV' : '导出下一份 CSV'}
        hint={hintOf(of)}
        onPress={give}
      />
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </View>
  )
})
