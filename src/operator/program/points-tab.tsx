import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { MAX_EXPIRY_MONTHS } from '#core/points/limits'
import type { PointsForm } from '@/stores/operator/points-form'
import type { Program } from '@/stores/operator/program'
import { Choice, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { Policies } from './policies'
import { Line, Lines, Suggested, Words } from './words'

/** Lines of core/program/words.ts at most. */
const MOST_LINES = 10

const also = [
  { value: false, label: '只用在以后得到的' },
  { value: true, label: '已经发出的也延长' },
] as const

/** Both are drawn, so that a typed digit sends one class. */
const ExpiryChange = observer(function ExpiryChange({ form }: { form: PointsForm }) {
  return (
    <View className={`expiry-${form.expiryChange}`}>
      <View className="if-longer">
        <View className="field-label">比现在长。已经发出的积分要一起延长吗</View>
        <Choice
          options={also}
          value={form.alsoEarned}
          onChange={(value) => form.setAlsoEarned(value)}
        />
      </View>
      <View className="if-shorter effect">
        比现在短。已经发出的积分保留原来的到期日，新的有效期只用在以后得到的积分上。
      </View>
    </View>
  )
})

const Earning = ({ form }: { form: PointsForm }) => (
  <Section title="得积分">
    <Typed
      of={form.fields.perYuan}
      id="points-per-yuan"
      label="每消费 1 元得"
      hint="按实付金额算。留空就不发积分"
      type="number"
      unit="分"
    />
    <Typed
      of={form.fields.birthdayPercent}
      id="points-birthday"
      label="生日当月，按平时的百分之几给"
      hint="100 是没有优惠，200 是双倍"
      type="number"
      unit="%"
    />
    <Later>
      <Ending form={form} />
    </Later>
  </Section>
)

const Ending = ({ form }: { form: PointsForm }) => (
  <>
    <Typed
      of={form.fields.pendingDays}
      id="points-pending"
      label="多少天后可以用"
      hint="填退货期的天数，退货时积分还没用掉，少些麻烦；当天可用填 0"
      type="number"
      unit="天"
    />
    <Typed
      of={form.fields.expiryMonths}
      id="points-expiry"
      label="有效期"
      hint={`从得到的那个月算起，到最后一个月的月底；最多 ${MAX_EXPIRY_MONTHS} 个月`}
      type="number"
      unit="个月"
    />
    <ExpiryChange form={form} />
  </>
)

const Paying = ({ form }: { form: PointsForm }) => (
  <Section title="用积分">
    <Typed
      of={form.fields.pointsPerYuan}
      id="points-rate"
      label="多少分抵 1 元"
      hint="留空就不能在收银台抵现，只能在积分商城兑换"
      type="number"
      unit="分"
    />
    <Typed
      of={form.fields.maxSharePercent}
      id="points-share"
      label="一笔消费最多抵"
      type="number"
      unit="%"
    />
  </Section>
)

const ByHand = ({ form }: { form: PointsForm }) => (
  <Section title="人工调整">
    <Typed
      of={form.fields.approveAbove}
      id="points-approve"
      label="一位会员一天超过多少分，要另一位运营确认"
      hint="当天手工加分、扣分一起算；填 0 就是每一笔都要确认"
      type="number"
      unit="分"
    />
  </Section>
)

export const PointsTab = ({ program }: { program: Program }) => {
  const form = program.points
  return (
    <View className="cols">
      <View className="col">
        <Suggested program={program} tab="points" />
        <Earning form={form} />
        <Later>
          <Paying form={form} />
        </Later>
        <Later>
          <Section title="退货时，这笔消费得到的积分">
            <Policies form={form} />
          </Section>
          <ByHand form={form} />
        </Later>
      </View>
      <View className="col stick">
        <Later>
          <Words>
            <Lines most={MOST_LINES} of={() => program.pointsWords} />
            <Line
              of={() => '不发积分，也不收积分。'}
              off={() => program.pointsWords?.length !== 0}
            />
          </Words>
        </Later>
      </View>
    </View>
  )
}
