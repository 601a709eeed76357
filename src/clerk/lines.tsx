import { View } from '@tarojs/components'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { SaleLine } from '#core/sales/views'
import { Button, Section } from '@/ui'
import { Portions } from '@/ui/portions'

/** Lines of one look; more come when they are asked for. */
const PAGE = 20

const nameOf = ({ name, count }: SaleLine, place: number): string => {
  const what = name ?? `第 ${place + 1} 件`
  return count > 1 ? `${what} × ${count}` : what
}

/** What it cost, and from what: 标价 ¥68，会员 −¥3.40，券 −¥12. */
const offOf = ({ listFen, tierOffFen, couponOffFen }: SaleLine): string =>
  [
    `标价 ¥${yuanText(listFen)}`,
    tierOffFen > 0 ? `会员 −¥${yuanText(tierOffFen)}` : '',
    couponOffFen > 0 ? `券 −¥${yuanText(couponOffFen)}` : '',
  ]
    .filter(Boolean)
    .join('，')

const Row = ({ line, place }: { line: SaleLine; place: number }) => (
  <View className="sum-line line-row">
    <View className="sum-label">
      <View>{nameOf(line, place)}</View>
      <View className="t14 ink-3">{offOf(line)}</View>
    </View>
    <View className="sum-fen">{`¥${yuanText(line.payFen)}`}</View>
  </View>
)

/** The basket line by line, as it was priced. A single typed amount says nothing more than the sum. */
export function Lines({ lines }: { lines: readonly SaleLine[] }) {
  const [count, setCount] = useState(PAGE)
  if (lines.length < 2 && !lines[0]?.name) return null
  const shown = lines.slice(0, count).map((line, place) => ({ line, place }))
  const rest = lines.length - shown.length
  return (
    <Section title="明细">
      <Portions rows={shown} each={5}>
        {(portion) => portion.map((one) => <Row key={one.place} {...one} />)}
      </Portions>
      {rest > 0 && (
        <Button kind="quiet" onPress={() => setCount(count + PAGE)}>
          {`再看 ${Math.min(rest, PAGE)} 行`}
        </Button>
      )}
    </Section>
  )
}
