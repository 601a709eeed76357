import { View } from '@tarojs/components'
import type { IdentityLink } from '#core/identity/contract'
import { momentText } from '#core/kernel/time'
import { go, Tag, type Tone } from '@/ui'

const states: Record<IdentityLink['state'], { text: string; tone: Tone }> = {
  waiting: { text: '待确认', tone: 'warn' },
  standing: { text: '已合并', tone: 'good' },
  refused: { text: '没有合并', tone: 'plain' },
  undone: { text: '已拆开', tone: 'plain' },
}

const acts: Partial<Record<IdentityLink['state'], { label: string; way: string }>> = {
  waiting: { label: '去确认', way: 'ask' },
  standing: { label: '拆开', way: 'split' },
}

const saidText = ({ said }: IdentityLink, now: number): string | undefined =>
  said &&
  `${said.who}在 ${momentText(said.at, now)} 认定${said.same ? '是同一人' : '不是同一人'}：${said.why}`

const decide = ({ id, a, b }: IdentityLink, way: string) =>
  go('data/same', { way, a: a.key, b: b.key, ...(way === 'split' ? { link: id } : {}) })

/** What joins two names: by what, since when, who decided; and what can be done about it. */
export const LinkRow = ({ link, now }: { link: IdentityLink; now: number }) => {
  const act = acts[link.state]
  const said = saidText(link, now)
  const { text, tone } = states[link.state]
  return (
    <View className="row-card">
      <View className="row-head">
        <View className="grow bold">{`${link.a.words} — ${link.b.words}`}</View>
        <Tag tone={tone}>{text}</Tag>
      </View>
      <View className="gap-4">{link.words}</View>
      <View className="row-head gap-4">
        <View className="t14 ink-3 grow">{`${link.source} · ${momentText(link.at, now)}`}</View>
        {act && (
          <View className="row-link" hoverClass="pressed" onClick={() => decide(link, act.way)}>
            {act.label}
          </View>
        )}
      </View>
      {said && <View className="t14 ink-2">{said}</View>}
    </View>
  )
}
