export const complianceRefusals = {
  'compliance.red': '「{field}」里的“{words}”不能发布：{say}（{clause}）',
  'compliance.reason-missing': '「{field}」里的“{words}”要先写明理由才能发布：{say}（{clause}）',
} as const
