import { View } from '@tarojs/components'
import { momentText } from '#core/kernel/time'
import type { WecomView } from '#core/wecom/contract'
import { Cell, Notice, Tag } from '@/ui'

interface StandingProps {
  view: WecomView
  /** The server's time, ms. */
  now: number
}

const Failure = ({ view, now }: StandingProps) => {
  const { failure } = view
  if (!failure) return null
  const { at, what, why, errcode, count } = failure
  return (
    <Notice tone="warn">
      {`最近一次没有成功：${what}，${why}（${errcode}），${momentText(at, now)}；共 ${count} 次。`}
    </Notice>
  )
}

const factsOf = ({ view, now }: StandingProps): [string, string][] => [
  ['员工', view.userIds.join('、') || '—'],
  ['联系人', `${view.contacts.all} 位，${view.contacts.linked} 位是会员`],
  ['联系我二维码', `${view.ways.made} / ${view.ways.quota} 个`],
  ['最近一次回调', view.callbackAt === undefined ? '还没有' : momentText(view.callbackAt, now)],
  ['待处理', `${view.waiting} 条${view.failed > 0 ? `，放弃 ${view.failed} 条` : ''}`],
]

/** How the connection stands, with what its quotas leave. */
export const Standing = ({ view, now }: StandingProps) => {
  const facts = factsOf({ view, now })
  return (
    <View>
      <View className="row-head">
        <View className="grow t24 bold">{view.corpName ?? '企业微信'}</View>
        <Tag tone="good">已接通</Tag>
      </View>
      <Failure view={view} now={now} />
      <View className="doors gap-12">
        {facts.map(([label, value], place) => (
          <Cell key={label} label={label} value={value} last={place === facts.length - 1} />
        ))}
      </View>
    </View>
  )
}
