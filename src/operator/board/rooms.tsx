import { View } from '@tarojs/components'
import { Cell, go, Section } from '@/ui'
import { Portions } from '@/ui/portions'

type Door = [path: string, label: string, hint: string]
const rooms: { title: string; doors: Door[] }[] = [
  {
    title: '券',
    doors: [
      ['operator/templates', '优惠券', '建券、发布、看效果、停止发放'],
      ['operator/grants', '按人群发券', '选一群会员，直接发到券包'],
      ['operator/codes', '兑换码', '生成、导入、导出、作废'],
      ['operator/batches', '包裹卡', '制卡、打印、作废、改送别的券'],
      ['operator/coupon', '查一张券', '按券码或编号，看来去和经过'],
    ],
  },
  {
    title: '邀请',
    doors: [
      ['operator/invites', '任务宝', '邀请有礼的活动、效果、核实'],
      ['operator/wecom', '企业微信', '接通没有、联系人、联系我二维码'],
    ],
  },
  {
    title: '门店',
    doors: [
      ['operator/stores', '门店', '名称、地址、电话、营业时间'],
      ['operator/staff', '员工', '邀请和撤销，停用手机，每天限额'],
      ['operator/products', '商品表', '收款时点选，券可以只限某些商品'],
      ['operator/settlement', '结算', '各店用券的费用，谁来承担'],
    ],
  },
  {
    title: '会员',
    doors: [
      ['operator/program', '会员计划', '积分、等级、签到的规则'],
      ['operator/members', '会员与积分', '找会员、加分扣分、确认调整'],
      ['operator/liability', '积分负债', '会员手里的积分，什么时候到期'],
    ],
  },
  {
    title: '顾客',
    doors: [
      ['data/find', '顾客查找', '按会员卡号、手机号或订单号找一位顾客'],
      ['data/imports', '导入订单', '淘宝、抖音、拼多多、京东的订单表'],
      ['data/waiting', '同一人待确认', '可能是同一个人的，看过再合并'],
      ['data/forecast', '复购和预测', '多久再买一次，接下来会来多少'],
    ],
  },
  {
    title: '人群',
    doors: [
      ['data/segments', '人群', '按购买、阶段、互动选人，随时看有多少'],
      ['data/audiences', '名单', '某一刻的人群，发券、导出、比较'],
      ['data/tags', '标签', '自动和手动标签，谁有、为什么有'],
    ],
  },
  {
    title: '品牌',
    doors: [
      ['operator/brand', '品牌', '名称、颜色、会员须知'],
      ['operator/audit', '操作记录', '谁在哪里做了什么'],
    ],
  },
]

const Doors = ({ doors }: { doors: Door[] }) => (
  <View className="doors">
    {doors.map(([path, label, hint]) => (
      <Cell
        key={path}
        label={label}
        hint={hint}
        onPress={() => go(path)}
        last={path === doors.at(-1)?.[0]}
      />
    ))}
  </View>
)

/** Everything that can be done at the desk, by what it is about. */
export const Rooms = () => (
  <Portions rows={rooms} each={1}>
    {(portion) =>
      portion.map(({ title, doors }) => (
        <Section key={title} title={title}>
          <Doors doors={doors} />
        </Section>
      ))
    }
  </Portions>
)
