import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Fragment } from 'react'
import { MAX_BONUSES } from '#core/checkin/limits'
import { bonusWords, FACTOR_WORDS } from '#core/program/words'
import type { BonusRow, CheckinForm } from '@/stores/operator/checkin-form'
import type { Program } from '@/stores/operator/program'
import { Button, Choice, classes, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { Pick } from '@/ui/pick'
import { Portions } from '@/ui/portions'
import { Line, Lines, Suggested, Words } from './words'

/** Lines of core/program/words.ts at most, without the bonuses and the tier's factor. */
const MOST_LINES = 5

interface PartProps {
  form: CheckinForm
}
interface BonusProps extends PartProps {
  row: BonusRow
  place: number
}

const opens = [
  { value: true, label: '开放签到' },
  { value: false, label: '不开放' },
] as const
const factors = [
  { value: false, label: '人人一样' },
  { value: true, label: '乘等级倍数' },
] as const

const Open = observer(function Open({ form }: PartProps) {
  return <Choice options={opens} value={form.open} onChange={(open) => form.setOpen(open)} />
})

const Factor = observer(function Factor({ form }: PartProps) {
  return (
    <Choice options={factors} value={form.tierFactor} onChange={(on) => form.setTierFactor(on)} />
  )
})

const Cycle = ({ form }: PartProps) => (
  <Section title="连续签到，每天得多少分">
    <View className="t14 ink-3">断了就从第 1 天重新来；签满 7 天后又从第 1 天算起</View>
    <View className="sevens">
      {form.cycle.map((day, place) => (
        <Typed
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day of the cycle
          key={place}
          of={day}
          id={`checkin-day-${place + 1}`}
          label={`第 ${place + 1} 天`}
          type="number"
        />
      ))}
    </View>
    <View className="field-label">当天的积分</View>
    <View id="checkin-factor">
      <Factor form={form} />
    </View>
  </Section>
)

const Coupon = observer(function Coupon({ form, row }: PartProps & { row: BonusRow }) {
  const options = form.choicesOf(row)
  const give = (id: string) => row.give(id, options.find(({ value }) => value === id)?.label ?? '')
  return (
    <Pick
      label="再送一张券"
      options={options}
      value={row.templateId}
      onChange={give}
      placeholder="不送券"
      hint="只送券就把积分留空；券发完了就不再送"
    />
  )
})

const Bonus = observer(function Bonus({ form, row, place }: BonusProps) {
  return (
    <View className={classes('row-card', !row.on && 'word-none')}>
      <View className="pairs">
        <Typed
          of={row.days}
          id={`bonus-${place}-days`}
          label="一个月签满"
          type="number"
          unit="天"
        />
        <Typed of={row.points} id={`bonus-${place}-points`} label="另得" type="number" unit="分" />
      </View>
      <Coupon form={form} row={row} />
      <View
        id={`bonus-${place}-away`}
        className="row-link link-end"
        hoverClass="pressed"
        onClick={() => row.show(false)}
      >
        去掉
      </View>
    </View>
  )
})

const AddBonus = observer(function AddBonus({ form }: PartProps) {
  return (
    <View className={classes('gap-12', form.full && 'word-none')}>
      <Button kind="soft" onPress={() => form.add()}>
        加一条累计奖励
      </Button>
    </View>
  )
})

const Bonuses = ({ form }: PartProps) => (
  <Section title="累计奖励">
    <View className="t14 ink-3">每条每月最多得一次，最多 {MAX_BONUSES} 条</View>
    <Portions rows={form.bonuses} each={1}>
      {(portion) =>
        portion.map((row) => {
          const place = form.bonuses.indexOf(row)
          return <Bonus key={place} form={form} row={row} place={place} />
        })
      }
    </Portions>
    <AddBonus form={form} />
  </Section>
)

const MakeUp = ({ form }: PartProps) => (
  <Section title="补签">
    <Typed
      of={form.perMonth}
      id="make-up-times"
      label="每月最多补签"
      hint="只能补本月漏掉的日子；不让补签填 0"
      type="number"
      unit="次"
    />
    <Typed of={form.price} id="make-up-price" label="补签一次用" type="number" unit="分" />
  </Section>
)

const Promised = ({ program }: { program: Program }) => (
  <>
    <Lines most={MOST_LINES} of={() => program.checkinWords} />
    <Line of={() => FACTOR_WORDS} off={() => !program.checkin.tierFactor} />
    {program.checkin.bonuses.map((row, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: slots never move
      <Fragment key={place}>
        <Line of={() => row.bonus && bonusWords(row.bonus)} off={() => !row.on} />
      </Fragment>
    ))}
  </>
)

const Said = observer(function Said({ program }: { program: Program }) {
  return (
    <Either
      other={!program.checkin.open}
      a={<Promised program={program} />}
      b="签到不开放，会员看不到签到。"
    />
  )
})

export const CheckinTab = ({ program }: { program: Program }) => {
  const form = program.checkin
  return (
    <View className="cols">
      <View className="col">
        <Suggested program={program} tab="checkin" />
        <Section title="签到">
          <View id="checkin-open">
            <Open form={form} />
          </View>
        </Section>
        <Later>
          <Cycle form={form} />
        </Later>
        <Later>
          <Bonuses form={form} />
        </Later>
        <Later>
          <MakeUp form={form} />
        </Later>
      </View>
      <View className="col stick">
        <Later>
          <Words>
            <Said program={program} />
          </Words>
        </Later>
      </View>
    </View>
  )
}
