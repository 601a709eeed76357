import { Text, View } from '@tarojs/components'

interface FactRowsProps {
  facts: readonly { label: string; text: string }[]
  /** What the brand wrote itself. */
  rules: string
}

/** The promise of a coupon in short rows, and the brand's own words below. */
export const FactRows = ({ facts, rules }: FactRowsProps) => (
  <>
    {facts.map(({ label, text }) => (
      <View key={label} className="fact">
        <View className="fact-label">{label}</View>
        <View className="fact-text">{text}</View>
      </View>
    ))}
    {rules && <Text className="pre ink-2 t14">{rules}</Text>}
  </>
)
