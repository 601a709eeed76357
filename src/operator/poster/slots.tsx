import { View } from '@tarojs/components'
import { reaction } from 'mobx'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { SLOT_NAMES } from '#core/posters/limits'
import type { SlotCheck } from '#core/posters/rules'
import type { Posters } from '@/stores/operator/poster'
import type { PosterDraft } from '@/stores/operator/poster-draft'
import { Notice, Section } from '@/ui'
import { useSame } from '@/ui/use-same'

interface Props {
  posters: Posters
  draft: PosterDraft
}

/** Words follow when the fingers rest: a tap sends what it changed itself and nothing else. */
const SETTLE_MS = 200

const isSame = (a: SlotCheck[], b: SlotCheck[]) => JSON.stringify(a) === JSON.stringify(b)

function useChecks({ posters, draft }: Props): SlotCheck[] {
  const [checks, setChecks] = useState(() => posters.checksOf(draft))
  useEffect(() => {
    const put = (next: SlotCheck[]) => setChecks((before) => (isSame(before, next) ? before : next))
    return reaction(() => posters.checksOf(draft), put, { delay: SETTLE_MS })
  }, [posters, draft])
  return checks
}

/** How many of the eight places are used and right, and what is wrong with the others. */
export function Slots(props: Props) {
  const checks = useChecks(props)
  const good = checks.filter(({ state }) => state === 'good').length
  const wrong = checks.filter(({ state }) => state === 'wrong')
  const empty = checks.filter(({ state }) => state === 'empty')
  const unused = empty.map(({ slot }) => SLOT_NAMES[slot]).join('、')
  return (
    <View className="slots gap-12">
      <View className="bold">{`八处里用好了 ${good} 处`}</View>
      <View className="t14 ink-2">{unused ? `没有用：${unused}` : '八处都用上了'}</View>
      <View>
        {wrong.map(({ slot, say }) => (
          <View key={slot} className="slot-wrong t14">{`${SLOT_NAMES[slot]}：${say}`}</View>
        ))}
      </View>
    </View>
  )
}

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
