import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dayText } from '#core/kernel/time'
import { Consent } from '@/stores/consent'
import { home } from '@/stores/home'
import { look, type TextScale } from '@/stores/look'
import { Button, Cell, Choice, ConsentSheet, go, goHome, groups, Page, Section, Stamp } from '@/ui'
import { PersonalData } from './personal-data'
import './index.scss'

const sizes: { value: TextScale; label: string }[] = [
  { value: 1, label: '标准' },
  { value: 1.25, label: '大' },
  { value: 1.5, label: '特大' },
]

const Who = observer(function Who() {
  const { member } = home
  return (
    <View className="who card-box">
      <View className="accent">
        <Stamp mark={look.brand.name} small />
      </View>
      <View className="grow">
        <View className="t18 bold">{look.brand.name || '熟客'}</View>
        {member ? (
          <>
            <View className="num gap-4">会员号 {groups(member.number)}</View>
            <View className="t14 ink-3">{dayText(member.joinedAt, home.load.at)} 加入</View>
          </>
        ) : (
          <View className="t14 ink-2">还没有入会</View>
        )}
      </View>
      {!member && (
        <Button kind="soft" inline onPress={goHome}>
          去入会
        </Button>
      )}
    </View>
  )
})

const ConsentCell = observer(function ConsentCell({ consent }: { consent: Consent }) {
  const [open, setOpen] = useState(false)
  const { data, problem } = consent.load
  const given = data?.given
  const hint = given
    ? `您在 ${dayText(given.at)} 同意了 ${given.version} 版`
    : (problem?.message ?? '入会前可以先看')
  const read = async () => {
    if (!data) await consent.refresh()
    setOpen(true)
  }
  return (
    <>
      <Cell label="会员须知" hint={hint} onPress={read} id="read-consent" />
      <ConsentSheet consent={data?.consent} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

/** Who I am here, what I agreed to, how large the words are; quiet doors for the people at work. */
export default observer(function MePage() {
  const [consent] = useState(() => new Consent())
  const [personal, setPersonal] = useState(false)
  useDidShow(() => {
    void consent.refresh()
    if (!home.load.data) void home.refresh()
  })
  return (
    <Page>
      <Who />
      <Section title="字号">
        <Choice options={sizes} value={look.scale} onChange={(size) => look.chooseScale(size)} />
      </Section>
      <Section title="须知与隐私">
        <ConsentCell consent={consent} />
        <Cell
          label="我的个人信息"
          hint="存了什么，用来做什么"
          onPress={() => setPersonal(true)}
          last
        />
      </Section>
      <View className="doors">
        <Button kind="quiet" inline onPress={() => go('clerk/home')}>
          店员工作台
        </Button>
        <Button kind="quiet" inline onPress={() => go('operator/board')}>
          运营后台
        </Button>
      </View>
      <PersonalData open={personal} onClose={() => setPersonal(false)} />
    </Page>
  )
})
