import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type ComponentType, useState } from 'react'
import { mostFen } from '#core/coupons/rules'
import { yuanText } from '#core/kernel/money'
import { type Template, WHY_MAX } from '@/stores/operator/template'
import { Cell, Field, replace, Section, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { type MoveProps, MoveSheet } from './move-sheet'

const shopOf = ({ view }: Template): boolean => view?.form.shop !== undefined

const where = (template: Template): string =>
  shopOf(template) ? '积分商城里不能兑换' : '领取页、包裹卡和兑换码都领不到'

const PauseSheet = observer(function PauseSheet({ template, open, onClose }: MoveProps) {
  const pause = async () => {
    if (!(await template.move('coupons.pause'))) return
    onClose()
    say('已暂停发放')
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="暂停发放"
      effect={`暂停后：${where(template)}，来的人会看到「暂停发放」；已经领到的券照常能用。随时可以恢复。`}
      yes="确认暂停"
      onYes={pause}
    />
  )
})

const ResumeSheet = observer(function ResumeSheet({ template, open, onClose }: MoveProps) {
  const resume = async () => {
    if (!(await template.move('coupons.resume'))) return
    onClose()
    say('已恢复发放')
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="恢复发放"
      effect={`恢复后：剩下的 ${template.view?.left ?? 0} 张马上可以领。`}
      yes="确认恢复"
      onYes={resume}
    />
  )
})

const RestockSheet = observer(function RestockSheet({ template, open, onClose }: MoveProps) {
  const { view, more } = template
  const each = view ? mostFen(view.form.benefit) * (view.form.uses ?? 1) : 0
  const cost = each ? `，最多多花 ¥${yuanText((more.value ?? 0) * each)}` : ''
  const restock = async () => {
    if (!(await template.restock())) return
    onClose()
    say('已加量')
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="加量"
      effect={`加量后：总数变成 ${(view?.form.stock ?? 0) + (more.value ?? 0)} 张${cost}。加了就不能减。`}
      yes="确认加量"
      onYes={restock}
    >
      <Typed of={more} id="more" label="再加多少张" type="number" unit="张" />
    </MoveSheet>
  )
})

const CopySheet = observer(function CopySheet({ template, open, onClose }: MoveProps) {
  const copy = async () => {
    const id = await template.copy()
    if (id) await replace('operator/template', { id })
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="复制成新券"
      effect="会新建一份内容相同的草稿，已经过去的日期不带过去；改好以后再发布。这张券不受影响。"
      yes="复制并去修改"
      onYes={copy}
    />
  )
})

const endingText = (template: Template): string => {
  const others = shopOf(template)
    ? '积分商城里也不再出现'
    : '送这张券的包裹卡也领不到了（可以改送别的券）'
  return `停止后：剩下的 ${template.view?.left ?? 0} 张不再发出，${others}；已经领到的券在有效期内仍能用。停止后不能恢复。`
}

const EndSheet = observer(function EndSheet({ template, open, onClose }: MoveProps) {
  const end = async () => {
    if (!(await template.move('coupons.end'))) return
    onClose()
    say('已停止发放')
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="停止发放"
      effect={endingText(template)}
      yes="确认停止"
      onYes={end}
      danger
    />
  )
})

const unusedOf = ({ shown }: Template): number => {
  const { issued = 0, redeemed = 0, expired = 0, voided = 0 } = shown.data?.results ?? {}
  return Math.max(0, issued - redeemed - expired - voided)
}

const VoidSheet = observer(function VoidSheet({ template, open, onClose }: MoveProps) {
  const why = template.why.trim()
  const end = async () => {
    const unused = await template.void()
    if (unused === undefined) return
    onClose()
    say(`开始作废 ${unused} 张`)
  }
  return (
    <MoveSheet
      {...{ template, open, onClose }}
      title="作废这一批"
      effect={`作废后：发放马上停止，会员手里还没用的约 ${unusedOf(template)} 张全部不能再用，券的页面会写上原因；已经用掉的不受影响。作废后不能恢复。`}
      yes={why ? '确认作废' : '先写上原因'}
      off={!why}
      onYes={end}
      danger
    >
      <Field
        id="void-why"
        label="原因"
        value={template.why}
        onChange={(text) => template.setWhy(text)}
        maxlength={WHY_MAX}
        placeholder="例如：面额印错了"
        hint="会员看得到，也会写进操作记录"
      />
    </MoveSheet>
  )
})

interface Deed {
  label: string
  hint: string
  when: (template: Template) => boolean
  Sheet: ComponentType<MoveProps>
}

const is = ({ view }: Template, ...statuses: string[]): boolean =>
  view !== undefined && statuses.includes(view.status)

const deeds: Deed[] = [
  {
    label: '加量',
    hint: '多发一些，规则不变',
    when: (template) => is(template, 'published'),
    Sheet: RestockSheet,
  },
  {
    label: '暂停发放',
    hint: '先不发，随时恢复',
    when: (template) => is(template, 'published'),
    Sheet: PauseSheet,
  },
  {
    label: '恢复发放',
    hint: '接着发剩下的',
    when: (template) => is(template, 'paused'),
    Sheet: ResumeSheet,
  },
  {
    label: '复制成新券',
    hint: '照着它再建一张',
    when: () => true,
    Sheet: CopySheet,
  },
  {
    label: '停止发放',
    hint: '不再发，领到的仍能用',
    when: (template) => is(template, 'published', 'paused'),
    Sheet: EndSheet,
  },
  {
    label: '作废这一批',
    hint: '没用的券全部作废',
    // What was paid for in points is not voided (coupons.paid-for).
    when: ({ shown }) => shown.data?.voiding === undefined && !shown.data?.template.form.shop,
    Sheet: VoidSheet,
  },
]

/** What can be done with a coupon that is out, now. */
export const Moves = observer(function Moves({ template }: { template: Template }) {
  const [open, setOpen] = useState<Deed>()
  const shown = deeds.filter(({ when }) => when(template))
  const show = (deed: Deed) => {
    template.moving.clear()
    setOpen(deed)
  }
  return (
    <Section title="可以做的">
      <View className="doors">
        {shown.map((deed) => (
          <Cell
            key={deed.label}
            label={deed.label}
            hint={deed.hint}
            onPress={() => show(deed)}
            last={deed === shown.at(-1)}
          />
        ))}
      </View>
      {shown.map((deed) => (
        <Later key={deed.label}>
          <deed.Sheet template={template} open={open === deed} onClose={() => setOpen(undefined)} />
        </Later>
      ))}
    </Section>
  )
})
