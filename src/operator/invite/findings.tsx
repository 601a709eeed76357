import { View } from '@tarojs/components'
import type { Finding } from '#core/compliance/views'
import { Section, Tag } from '@/ui'
import { Portions } from '@/ui/portions'

/** Each carries a clause and its text: more would not fit a picture (≤ 5 KB). */
const FEW = 1

/** A text goes by its Chinese name; a path into the case says what it means in its own sentence. */
const placeText = ({ field, words }: Finding): string => {
  const named = /\p{Script=Han}/u.test(field)
  if (named) return words ? `${field}里的“${words}”` : field
  return words ? `“${words}”` : '活动的规则'
}

const One = ({ finding }: { finding: Finding }) => {
  const { level, say, quote, clause, source, date } = finding
  const red = level === 'red'
  return (
    <View className={red ? 'row-card finding finding-red' : 'row-card finding'}>
      <View className="row-head">
        <View className="grow bold">{placeText(finding)}</View>
        <Tag tone={red ? 'bad' : 'warn'}>{red ? '不能发布' : '要写理由'}</Tag>
      </View>
      <View className="gap-4">{say}</View>
      <View className="t14 ink-2 gap-8">{`${clause}：“${quote}”`}</View>
      <View className="t14 ink-3">{`${source}，${date}`}</View>
    </View>
  )
}

const keyOf = ({ rule, field, words }: Finding): string => `${rule} ${field} ${words}`

/** What the rules object to, gravest first, with the clause and its own words. */
export const FindingRows = ({ of }: { of: readonly Finding[] }) => (
  <Portions rows={of} each={FEW}>
    {(portion) => portion.map((finding) => <One key={keyOf(finding)} finding={finding} />)}
  </Portions>
)

/** The same as a part of a page; nothing while there is nothing. */
export const Findings = ({ of }: { of: readonly Finding[] }) =>
  of.length === 0 ? null : (
    <Section title="平台规则和法律">
      <FindingRows of={of} />
    </Section>
  )
