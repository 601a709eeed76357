import type { contract } from '#core/contract'

type Actions = {
  [F in keyof typeof contract]: {
    [K in keyof (typeof contract)[F]]: (typeof contract)[F][K] extends { kind: 'action' }
      ? K
      : never
  }[keyof (typeof contract)[F]]
}[keyof typeof contract]

type Jobs =
  `jobs.${'expire' | 'points' | 'extend' | 'tiers' | 'raise' | 'settle' | 'grant' | 'void' | 'owed' | 'invites-give' | 'invites-back' | 'invites-stop'}`

/** Every action in plain Chinese; one without words does not compile. */
const words: Record<Actions | Jobs | 'wecom.punished', string> = {
  'membership.join': '加入会员',
  'coupons.claim': '领取优惠券',
  'inserts.claim': '扫包裹卡领券',
  'reminders.want': '预约到期提醒',
  'staff.accept': '接受员工邀请',
  'redemption.pick': '扫会员码选券',
  'redemption.redeem': '核销',
  'redemption.undo': '撤销核销',
  'brand.save': '修改品牌设置',
  'coupons.draft': '保存券草稿',
  'coupons.publish': '发布券',
  'coupons.end': '停止发券',
  'coupons.pause': '暂停发券',
  'coupons.resume': '恢复发券',
  'coupons.restock': '补充券数量',
  'coupons.copy': '复制券',
  'coupons.void': '作废整批券',
  'redemption.reverse': '退回核销',
  'sales.hold': '收款前锁定券',
  'sales.release': '解锁券',
  'products.save': '修改商品表',
  'grants.start': '按人群发券',
  'grants.cancel': '停止发券',
  'claimcodes.claim': '用兑换码领券',
  'claimcodes.make': '生成兑换码',
  'claimcodes.import': '导入兑换码',
  'claimcodes.void': '作废兑换码',
  'staff.setDevice': '停用或启用手机',
  'staff.limit': '设置每日核销上限',
  'inserts.create': '新建包裹卡批次',
  'inserts.void': '作废包裹卡批次',
  'inserts.retarget': '更换批次的券',
  'staff.setUp': '开通首位运营',
  'staff.invite': '邀请员工',
  'staff.revoke': '撤销员工权限',
  'stores.save': '保存门店',
  'membership.saveProfile': '修改个人资料',
  'membership.setPhone': '填写手机号',
  'membership.removePhone': '删除手机号',
  'membership.close': '注销会员',
  'checkin.stamp': '签到',
  'checkin.makeUp': '补签',
  'shop.exchange': '积分兑换',
  'shop.cancel': '取消兑换',
  'shop.return': '礼品退回',
  'sales.record': '收款',
  'sales.return': '退货',
  'points.adjust': '调整积分',
  'points.decide': '复核积分调整',
  'program.savePoints': '修改积分规则',
  'program.saveTiers': '修改等级规则',
  'program.saveCheckin': '修改签到规则',
  'jobs.expire': '券到期',
  'jobs.points': '积分到期',
  'jobs.extend': '延长积分有效期',
  'jobs.tiers': '等级到期评定',
  'jobs.raise': '按新的等级规则升级',
  'jobs.settle': '收款中断，券退回',
  'jobs.grant': '按人群发券完成',
  'jobs.owed': '发放奖励券',
  'jobs.void': '作废整批券',
  'invites.visit': '打开邀请',
  'invites.open': '参加邀请有礼',
  'invites.settle': '结算邀请奖励',
  'invites.showMe': '设置邀请时的展示',
  'jobs.invites-give': '发放邀请奖励',
  'jobs.invites-back': '收回邀请奖励',
  'invites.saveDraft': '保存任务宝草稿',
  'invites.publish': '发布任务宝',
  'invites.pause': '暂停任务宝',
  'invites.resume': '恢复任务宝',
  'invites.end': '结束任务宝',
  'invites.stopAll': '暂停全部任务宝',
  'invites.raise': '增加任务宝名额或预算',
  'invites.copy': '复制任务宝',
  'invites.decide': '核实邀请的好友',
  'invites.block': '停用会员的邀请有礼',
  'invites.unblock': '恢复会员的邀请有礼',
  'jobs.invites-stop': '任务宝随通知暂停',
  'wecom.punished': '平台处罚通知',
}

export const wordFor = (action: string): string =>
  action in words ? words[action as keyof typeof words] : action
