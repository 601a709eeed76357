import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { NewGrant, WHY_MAX } from '@/stores/operator/grants'
import { Button, Choice, Notice, Page, replace, Section, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { AudienceFields } from '../audience-fields'
import { NoCoupon, PickTemplate } from '../pick-template'
import '../operator.scss'

interface PartProps {
  grant: NewGrant
}

const Who = observer(function Who({ grant }: PartProps) {
  return <AudienceFields form={grant.audience} tiers={grant.tiers} />
})

const kinds = [
  { value: false, label: '优惠活动' },
  { value: true, label: '补偿、更正' },
] as const

/** Marketing leaves out whoever said no to it; what is owed reaches everybody. */
const Kind = observer(function Kind({ grant }: PartProps) {
  return (
    <View>
      <Choice options={kinds} value={grant.owed} onChange={(owed) => grant.setOwed(owed)} />
      <View className="t14 ink-3 gap-8">
        优惠活动会跳过不接收营销消息的会员；补偿和更正是欠他们的，照样发。
      </View>
    </View>
  )
})

/** `list`: name of the saved list whose people are meant. */
const Fields = ({ grant, list }: PartProps & { list: string }) => (
  <View className="cols">
    <View className="col">
      <Section title="发什么">
        <PickTemplate label="发哪张券" of={grant} />
      </Section>
      <Later>
        <Section title="为什么发">
          <Typed
            of={grant.why}
            id="grant-why"
            label="原因"
            maxlength={WHY_MAX}
            placeholder="例如：冬至回馈老顾客"
            hint="会写进操作记录"
          />
          <Kind grant={grant} />
        </Section>
      </Later>
    </View>
    <View className="col">
      <Later>
        <Section title="发给谁">
          {grant.audienceId && <Notice>{`只发给名单「${list}」里的会员，下面可以再缩小。`}</Notice>}
          <View className="t14 ink-3">
            {`选了几样就要都符合；都不选就是${grant.audienceId ? '名单里所有会员' : '所有会员'}`}
          </View>
          <Who grant={grant} />
        </Section>
      </Later>
    </View>
  </View>
)

const effectOf = ({ preview, chosen }: NewGrant): string => {
  if (!preview) return ' '
  const { people, left, about } = preview
  const each = `会发给${about ? '大约' : ''} ${people} 位，每人 1 张「${chosen?.form.name ?? ''}」，券包里马上看得到。`
  const short = left < people ? `券只剩 ${left} 张，后面的人发不到；可以先加量。` : ''
  return `${each}已经领到上限的人会跳过。${short}发出去的券不能收回，只能整批作废。`
}

const nobody = ({ preview }: NewGrant): boolean => preview?.people === 0

/** Who is meant and what is there for them, before anything is given. */
const StartSheet = observer(function StartSheet(
  props: PartProps & { open: boolean; onClose: () => void },
) {
  const { grant, open, onClose } = props
  const { preview, starting } = grant
  const start = async () => {
    if (!(await grant.start())) return
    say('开始发放')
    await replace('operator/grants')
  }
  return (
    <Sheet
      open={open}
      title="发放前看一眼"
      onClose={onClose}
      footer={
        <Button disabled={nobody(grant)} onPress={start}>
          {nobody(grant)
            ? '没有符合的会员'
            : `发给这${preview?.about ? '大约' : ''} ${preview?.people ?? 0} 位`}
        </Button>
      }
    >
      {starting.problem && <Notice tone="bad">{starting.problem.message}</Notice>}
      <View>{preview?.who || (grant.audienceId ? '名单里的会员' : '所有会员')}</View>
      <View className="effect">{effectOf(grant)}</View>
    </Sheet>
  )
})

const Foot = observer(function Foot({ grant }: PartProps) {
  const [open, setOpen] = useState(false)
  const { problem } = grant.looking
  const look = async () => {
    grant.starting.clear()
    if (await grant.look()) setOpen(true)
    else if (!grant.looking.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={look}>看看有多少人</Button>
      <StartSheet grant={grant} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

export default observer(function OperatorGrant() {
  const { audience, name = '' } = useQuery()
  const [grant] = useState(() => new NewGrant(audience))
  useLoad(() => {
    void grant.load()
  })
  const ready = grant.choices.length > 0
  return (
    <Page roomy footer={ready ? <Foot grant={grant} /> : undefined}>
      <Listed of={grant.templates} ways={operatorWays} empty={<NoCoupon what="发" />}>
        {() => (ready ? <Fields grant={grant} list={name} /> : <NoCoupon what="发" />)}
      </Listed>
    </Page>
  )
})
