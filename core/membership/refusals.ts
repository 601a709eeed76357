export const membershipRefusals = {
  'membership.consent-missing': '需要您看过并同意会员须知，才能入会领取',
  'membership.consent-outdated': '会员须知刚刚更新了，请看过新的再同意',
} as const
