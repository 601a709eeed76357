import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { TIER_NAME_MAX, type TierRow, type TiersForm } from '@/stores/operator/tiers-form'
import { Typed } from '@/ui/desk/typed'
import { useKept } from '@/ui/use-kept'

interface SlotProps {
  form: TiersForm
  row: TierRow
}

const rangeOf = ({ form, row }: SlotProps): string => {
  const { start } = row
  if (start === undefined) return '成长值从多少起，填好后这里会写清'
  const next = form.nextOf(row)
  if (next === undefined) return `成长值 ${start} 起`
  return next > start ? `成长值 ${start} 到 ${next - 1}` : `成长值 ${start} 起，和上一级重叠了`
}

const Range = observer(function Range(props: SlotProps) {
  const words = useKept(props.row.on ? rangeOf(props) : ' ', !props.row.on)
  return <View className="grow ink-2 t14 num">{words}</View>
})

const Away = ({ row, place }: { row: TierRow; place: number }) =>
  row.first ? null : (
    <View
      id={`tier-${place}-away`}
      className="row-link"
      hoverClass="pressed"
      onClick={() => row.show(false)}
    >
      去掉
    </View>
  )

export const TierSlot = ({ form, row }: SlotProps) => {
  const place = form.rows.indexOf(row)
  return (
    <View className={`row-card slot-${place}`}>
      <View className="row-head">
        <Range form={form} row={row} />
        <Away row={row} place={place} />
      </View>
      <View className="pairs">
        <Typed of={row.name} id={`tier-${place}-name`} label="名字" maxlength={TIER_NAME_MAX} />
        {!row.first && (
          <Typed of={row.from} id={`tier-${place}-from`} label="成长值从" type="number" />
        )}
        <Typed
          of={row.price}
          id={`tier-${place}-price`}
          label="会员价"
          placeholder="不打折"
          type="digit"
          unit="折"
        />
        <Typed
          of={row.factor}
          id={`tier-${place}-factor`}
          label="积分倍数"
          placeholder="1"
          type="digit"
          unit="倍"
        />
      </View>
    </View>
  )
}
