import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { SLOT_NAMES } from '#core/posters/slots'
import type { Posters } from '@/stores/operator/poster'
import type { PosterDraft } from '@/stores/operator/poster-draft'
import { Notice, Section } from '@/ui'
import { useSame } from '@/ui/use-same'

interface Props {
  posters: Posters
  draft: PosterDraft
}

/** How many of the eight places are used and right, and what is wrong with the others. */
export const Slots = observer(function Slots({ posters, draft }: Props) {
  const checks = useSame(posters.checksOf(draft))
  const good = checks.filter(({ state }) => state === 'good').length
  const wrong = checks.filter(({ state }) => state === 'wrong')
  const empty = checks.filter(({ state }) => state === 'empty')
  const unused = empty.map(({ slot }) => SLOT_NAMES[slot]).join('、')
  return (
    <View id="slots" className="gap-12">
      <View className="bold">{`八处里用好了 ${good} 处`}</View>
      <View className="t14 ink-2">{unused ? `没有用：${unused}` : '八处都用上了'}</View>
      <View>
        {wrong.map(({ slot, say }) => (
          <View key={slot} className="slot-wrong t14">{`${SLOT_NAMES[slot]}：${say}`}</View>
        ))}
      </View>
    </View>
  )
})

/** What the rules of platform and law said of the words, when they were saved. */
export const Found = observer(function Found({ posters, draft }: Props) {
  const found = useSame(posters.findingsOf(draft))
  if (found.length === 0) return null
  return (
    <Section title="用词检查">
      {found.map(({ rule, field, words, level, say, clause }) => (
        <Notice key={`${rule} ${field} ${words}`} tone={level === 'red' ? 'bad' : 'warn'}>
          <View className="bold">{`${field}：「${words}」`}</View>
          <View>{say}</View>
          <View className="t14 ink-2">{clause}</View>
        </Notice>
      ))}
    </Section>
  )
})
