export const membershipRefusals = {
  'membership.consent-missing': '需要您看过并同意会员须知，才能入会领取',
  'membership.consent-outdated': '会员须知刚刚更新了，请看过新的再同意',
  'membership.not-found': '没有找到这位会员，请核对卡号',
  'membership.under-14': '未满 14 周岁需要监护人同意，我们不保存这份资料，已填的也一并清除了',
  'membership.birthday-future': '生日不能晚于今天，请检查后再填',
  'membership.avatar-not-yours': '头像没有传上来，请重新选一张',
  'membership.phone-code-invalid': '这次授权已经失效，请再点一次“微信手机号”',
  'membership.phone-unavailable': '现在取不到手机号，不影响使用，请以后再试',
} as const
