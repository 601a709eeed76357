import { Image, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dayText } from '#core/kernel/time'
import { Consent } from '@/stores/consent'
import { home } from '@/stores/home'
import { invites } from '@/stores/invites'
import { look, type TextScale } from '@/stores/look'
import { Button, Cell, Choice, ConsentSheet, go, goHome, groups, Page, Section, Stamp } from '@/ui'
import { Later } from '@/ui/later'
import { Invitations } from './invites'
import { PersonalData } from './personal-data'
import './index.scss'

const sizes: { value: TextScale; label: string }[] = [
  { value: 1, label: '标准' },
  { value: 1.25, label: '大' },
  { value: 1.5, label: '特大' },
]

/** The picture and name that a member gave, or the brand's own. */
const Face = ({ picture }: { picture: string | undefined }) =>
  picture ? (
    <Image className="who-face" src={picture} mode="aspectFill" />
  ) : (
    <View className="accent">
      <Stamp mark={look.brand.name} small />
    </View>
  )

const Who = observer(function Who() {
  const { member } = home
  return (
    <View className="who card-box">
      <Face picture={member?.avatar} />
      <View className="grow">
        <View className="t18 bold">{member?.nickname ?? (look.brand.name || '熟客')}</View>
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

/** What the brand does not have is not offered. */
const Programme = observer(function Programme() {
  const { points, checkin, tier } = home.load.data ?? {}
  if (!points && !checkin && !tier) return null
  return (
    <Section title="会员权益">
      {points && (
        <Cell label="积分" value={`${points.balance} 分`} onPress={() => go('member/points')} />
      )}
      {checkin && (
        <Cell
          label="签到"
          value={checkin.done ? '今天签过了' : '今天还没签'}
          onPress={() => go('member/checkin')}
        />
      )}
      {points && <Cell label="积分商城" onPress={() => go('member/shop')} id="shop" />}
      <Cell
        label="会员规则"
        hint="等级、积分和签到怎么算"
        onPress={() => go('member/program')}
        last
      />
    </Section>
  )
})

const ConsentCell = observer(function ConsentCell({ consent }: { consent: Consent }) {
  const [open, setOpen] = useState(false)
  const { data, problem } = consent.load
  const given = data?.given
  const hint = given
    ? `您在 ${dayText(given.at, consent.load.at)} 同意了 ${given.version} 版`
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
    // Points and check-in may have changed on other pages, at the till, or on another phone.
    void home.refresh().then(() => home.member && invites.glance())
  })
  return (
    <Page>
      <Who />
      <Programme />
      <Later>
        <Invitations />
        <Section title="到店">
          <Cell
            label="门店"
            hint="地址、营业时间和电话"
            onPress={() => go('member/stores')}
            id="stores"
          />
          <Cell
            label="兑换码"
            hint="卡片或短信上的码，换成券"
            onPress={() => go('member/redeem')}
            id="codes"
            last={!home.member}
          />
          {home.member && (
            <Cell
              label="认领订单"
              hint="在别的平台买的，填订单号算到您名下"
              onPress={() => go('member/orders')}
              id="orders"
              last
            />
          )}
        </Section>
      </Later>
      <Later>
        <Section title="字号">
          <Choice options={sizes} value={look.scale} onChange={(size) => look.chooseScale(size)} />
        </Section>
      </Later>
      <Later>
        <Section title="须知与隐私">
          <ConsentCell consent={consent} />
          {home.member && (
            <Cell
              label="我的资料与数据"
              hint="头像、称呼、生日、手机号；营销消息；导出和注销"
              onPress={() => go('member/profile')}
              id="profile"
            />
          )}
          <Cell
            label="我的个人信息"
            hint="存了什么，用来做什么"
            onPress={() => setPersonal(true)}
            last
          />
        </Section>
      </Later>
      <Later>
        <View className="doors">
          <Button kind="quiet" inline onPress={() => go('clerk/home')}>
            店员工作台
          </Button>
          <Button kind="quiet" inline onPress={() => go('operator/board')}>
            运营后台
          </Button>
        </View>
      </Later>
      <PersonalData open={personal} onClose={() => setPersonal(false)} />
    </Page>
  )
})
