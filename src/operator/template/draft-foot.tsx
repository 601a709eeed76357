import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { summaryOf } from '#core/coupons/words'
import type { Template } from '@/stores/operator/template'
import { Button, Notice, Sheet, say } from '@/ui'
import { showFault } from '@/ui/fault'
import { useKept } from '@/ui/use-kept'
import { Findings } from '../findings'

const NOTHING: never[] = []

/** A draft can be kept, or published after its effect was read. */
export const DraftFoot = observer(function DraftFoot({ template }: { template: Template }) {
  const [publishing, setPublishing] = useState(false)
  const { draft, saving } = template
  const elsewhere = template.marked ? undefined : saving.problem
  const keep = async () => {
    if (await template.save()) say('草稿已保存')
    else if (!template.draft.form || template.marked) showFault()
  }
  const preview = () => {
    if (!draft.try(true)) return showFault()
    template.check()
    setPublishing(true)
  }
  return (
    <>
      {elsewhere && <Notice tone="bad">{elsewhere.message}</Notice>}
      <View className="row">
        <Button kind="soft" onPress={keep}>
          存为草稿
        </Button>
        <Button onPress={preview}>发布</Button>
      </View>
      <PublishSheet template={template} open={publishing} onClose={() => setPublishing(false)} />
    </>
  )
})

const PublishSheet = observer(function PublishSheet(props: {
  template: Template
  open: boolean
  onClose: () => void
}) {
  const { template, open, onClose } = props
  // Nobody reads it while it is closed: then nothing of it is sent.
  const form = useKept(template.draft.form, !open || !template.draft.form)
  const title = useKept(`发布「${form?.name ?? ''}」`, !open)
  const problem = template.marked ? undefined : template.moving.problem
  const publish = async () => {
    if (await template.publish()) say('已发布')
    else if (template.saving.problem || template.marked) {
      onClose()
      if (template.marked) showFault()
    }
  }
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button disabled={open && !template.publishable} onPress={publish}>
          确认发布
        </Button>
      }
    >
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <View>{form && `${summaryOf(form, Date.now())}。`}</View>
      {/* In its place from the beginning: what comes between makes Taro send all its neighbours. */}
      <Findings
        found={template.checked.data?.findings ?? NOTHING}
        reason={template.reason}
        onReason={(reason) => template.setReason(reason)}
      />
      <View className="effect">
        {form?.shop
          ? '发布后：会员可以在积分商城用积分兑换'
          : '发布后：顾客可以从领取页和包裹卡领这张券'}
        ，内容不能再改；随时可以暂停或停止发放，已经领到的券仍然有效。
      </View>
    </Sheet>
  )
})
