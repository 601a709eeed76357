import { View } from '@tarojs/components'
import { REASON_MAX } from '#core/compliance/limits'
import type { Finding } from '#core/compliance/views'
import { Field, Notice } from '@/ui'

const One = ({ finding }: { finding: Finding }) => {
  const { level, field, words, say, clause, source, date, quote } = finding
  return (
    <Notice tone={level === 'red' ? 'bad' : 'warn'}>
      <View className="bold">{`${field}：「${words}」`}</View>
      <View>{say}</View>
      <View className="t14 ink-2 gap-8">{`${clause}：${quote}`}</View>
      <View className="t14 ink-3">{`${source}，${date}`}</View>
    </Notice>
  )
}

interface FindingsProps {
  found: readonly Finding[]
  reason: string
  onReason: (reason: string) => void
}

/** What the rules object to, with their own words; what is only asked about can be answered. */
export const Findings = ({ found, reason, onReason }: FindingsProps) => (
  <View>
    {found.map((finding) => (
      <One key={`${finding.rule} ${finding.field} ${finding.words}`} finding={finding} />
    ))}
    {found.length > 0 && found.every(({ level }) => level === 'yellow') && (
      <Field
        id="reason"
        label="为什么这样写没有问题"
        hint="会记在操作记录里"
        value={reason}
        onChange={onReason}
        maxlength={REASON_MAX}
      />
    )}
  </View>
)
