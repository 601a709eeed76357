import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import type { AudienceForm } from '@/stores/operator/audience-form'
import { Choice } from '@/ui'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { Pick } from '@/ui/pick'

interface PartProps {
  form: AudienceForm
  /** Names of the tiers, lowest first. */
  tiers: readonly string[]
}

const levelsOf = (tiers: readonly string[]) => {
  const above = tiers.slice(1).map((name, i) => ({ value: String(i + 1), label: `${name}及以上` }))
  return [{ value: '0', label: '不限等级' }, ...above]
}

const Level = observer(function Level({ form, tiers }: PartProps) {
  return (
    <Pick
      label="会员等级"
      options={levelsOf(tiers)}
      value={String(form.minLevel)}
      onChange={(level) => form.setLevel(Number(level))}
      placeholder="选最低等级"
      error={form.level.fault}
    />
  )
})

const ANY = { value: '', label: '不限人群' }

/** A saved rule, judged anew each time: names come after the page. */
const Segment = observer(function Segment({ form }: { form: AudienceForm }) {
  useEffect(() => {
    void form.loadSegments()
  }, [form])
  const { data, problem } = form.segments
  const names = data?.segments ?? []
  if (names.length === 0 && !form.segmentId) return null
  return (
    <Pick
      label="在哪个人群里"
      options={[ANY, ...names.map(({ id, name }) => ({ value: id, label: name }))]}
      value={form.segmentId}
      onChange={(id) => form.setSegment(id)}
      placeholder={data ? '选过的人群已经移除，还在照原来的规则算' : '已选一个人群'}
      error={form.segmentId ? problem?.message : undefined}
      hint="领券、发券的那一刻在不在里面"
    />
  )
})

const boughts = [
  { value: 'any', label: '不限' },
  { value: 'never', label: '从没买过' },
  { value: 'has', label: '买过' },
] as const
const births = [
  { value: false, label: '不限' },
  { value: true, label: '本月生日' },
] as const

const Bought = observer(function Bought({ form }: { form: AudienceForm }) {
  return (
    <>
      <Choice options={boughts} value={form.bought} onChange={(bought) => form.setBought(bought)} />
      <Either
        other={form.bought === 'has'}
        b={
          <View>
            <View className="pairs">
              <Typed
                of={form.within}
                id="audience-within"
                label="最近多少天内买过"
                placeholder="不限"
                type="number"
                unit="天"
              />
              <Typed
                of={form.away}
                id="audience-away"
                label="多少天没有再买"
                placeholder="不限"
                type="number"
                unit="天"
              />
            </View>
            <Marked of={form.when} />
          </View>
        }
      />
    </>
  )
})

const Birthday = observer(function Birthday({ form }: { form: AudienceForm }) {
  return <Choice options={births} value={form.birthday} onChange={(on) => form.setBirthday(on)} />
})

/** Who is meant; all that is chosen must hold together. */
export const AudienceFields = ({ form, tiers }: PartProps) => (
  <View>
    <Level form={form} tiers={tiers} />
    <Typed
      of={form.joined}
      id="audience-joined"
      label="入会多少天以内（新会员）"
      placeholder="不限"
      type="number"
      unit="天"
    />
    <Later>
      <View className="field-label gap-12">买没买过</View>
      <View id="audience-bought">
        <Bought form={form} />
      </View>
    </Later>
    <Later>
      <View className="field-label gap-12">生日</View>
      <Birthday form={form} />
    </Later>
    <Later>
      {/* Alone in its place: it comes when the names are here. */}
      <View>
        <Segment form={form} />
      </View>
    </Later>
  </View>
)
