import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { CodeBatch } from '#core/claimcodes/contract'
import { dayText } from '#core/kernel/time'
import { Codes, WHY_MAX } from '@/stores/operator/codes'
import { Button, Cell, Field, go, Loaded, Notice, Page, Section, Sheet, say } from '@/ui'
import { handOverCsv } from '@/ui/desk/files'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { CodesTag } from '../codes-tag'

const FULL = 100

/** An import does not know how many there will be. */
const Progress = ({ batch }: { batch: CodeBatch }) => {
  const { source, count, done } = batch
  const word = source === 'made' ? '生成' : '导入'
  const percent = count ? Math.min(FULL, Math.floor((done / count) * FULL)) : undefined
  return (
    <View className="card-box">
      <View>{`正在${word}，已完成 ${done}${count ? ` / ${count}` : ''} 个`}</View>
      {percent !== undefined && (
        <View className="bar gap-8">
          <View className="bar-in" style={{ width: `${percent}%` }} />
        </View>
      )}
      <View className="t14 ink-3 gap-8">可以先去做别的，回来看就好</View>
    </View>
  )
}

const Facts = ({ batch, now }: { batch: CodeBatch; now: number }) => (
  <View>
    <Cell label="状态" value={<CodesTag status={batch.status} />} />
    <Cell
      label="兑换哪张券"
      value={batch.templateName}
      onPress={() => go('operator/template', { id: batch.templateId })}
    />
    <Cell label="一共" value={`${batch.count} 个`} />
    <Cell label="已用" value={`${batch.used} 个`} />
    {batch.source === 'imported' && (
      <Cell label="没收下" hint="不像兑换码，或已经有了" value={`${batch.rejected} 行`} />
    )}
    <Cell label="创建" value={dayText(batch.createdAt, now)} last />
  </View>
)

const partName = ({ name, files }: CodeBatch, place: number): string =>
  files.length > 1 ? `${name} 第${place + 1}份` : name

const Files = ({ batch }: { batch: CodeBatch }) => {
  if (batch.files.length === 0) return null
  return (
    <Section title="码表">
      <View className="t14 ink-3">CSV 文件，可以发给合作的平台或印刷厂；请不要发到群里</View>
      <View className="doors gap-12">
        <Portions rows={batch.files.map((fileId, place) => ({ fileId, place }))}>
          {(portion) =>
            portion.map(({ fileId, place }) => (
              <Cell
                key={fileId}
                label={partName(batch, place)}
                value="保存"
                onPress={() => handOverCsv(fileId, `${partName(batch, place)}.csv`)}
                last={place === batch.files.length - 1}
              />
            ))
          }
        </Portions>
      </View>
    </Section>
  )
}

const Void = observer(function Void({ codes }: { codes: Codes }) {
  const [open, setOpen] = useState(false)
  const { problem } = codes.voiding
  const { count = 0, used = 0 } = codes.batch ?? {}
  const why = codes.why.trim()
  const end = async () => {
    if (!(await codes.void())) return
    setOpen(false)
    say('这批码已作废')
  }
  return (
    <View className="gap-24">
      <Button kind="danger" onPress={() => setOpen(true)}>
        作废这批码
      </Button>
      <Sheet
        open={open}
        title="作废这批码"
        onClose={() => setOpen(false)}
        footer={
          <Button kind="danger" disabled={!why} onPress={end}>
            {why ? '确认作废' : '先写上原因'}
          </Button>
        }
      >
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        <View className="effect">
          {`作废后：还没用的 ${Math.max(0, count - used)} 个码都不能再用；已经兑到的 ${used} 张券不受影响。作废后不能恢复。`}
        </View>
        <Field
          id="void-why"
          label="原因"
          value={codes.why}
          onChange={(text) => codes.setWhy(text)}
          maxlength={WHY_MAX}
          placeholder="例如：码表外泄"
          hint="会写进操作记录"
        />
      </Sheet>
    </View>
  )
})

const Body = ({ codes, batch }: { codes: Codes; batch: CodeBatch }) => (
  <View className="cols">
    <View className="col">
      <View className="t24 bold">{batch.name}</View>
      {batch.status === 'working' && <Progress batch={batch} />}
      {batch.status === 'failed' && (
        <Notice tone="bad">
          这个文件读不出来：可能已经删掉、太大，或不是文字文件。请存成 UTF-8 的 TXT 或 CSV 再导入。
        </Notice>
      )}
      <Facts batch={batch} now={codes.shown.at} />
    </View>
    <View className="col">
      <Files batch={batch} />
      {(batch.status === 'active' || batch.status === 'working') && (
        <Later>
          <Void codes={codes} />
        </Later>
      )}
    </View>
  </View>
)

export const CodesPage = observer(function CodesPage({ id }: { id: string }) {
  const [codes] = useState(() => new Codes(id))
  const polling = usePolling(
    () => codes.load(),
    () => codes.batch?.status === 'working',
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page roomy>
      <Loaded of={codes.shown} skeleton="card" ways={operatorWays} onRetry={() => codes.load()}>
        {({ batch }) => <Body codes={codes} batch={batch} />}
      </Loaded>
    </Page>
  )
})
