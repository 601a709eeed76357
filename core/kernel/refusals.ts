/** Sentences of refusals that any route may give. The code is stable; the sentence is for people. */
export const kernelRefusals = {
  'request.unknown-route': '这个功能暂时打不开，请更新小程序后再试',
  'request.invalid': '填写的内容有误，请检查后再试',
  'request.replay-changed': '这一步已经提交过了，内容和上次不一样，请返回重新操作',
  'request.too-fast': '点得太快了，请稍等几秒再试',
  'request.no-identity': '没有认出您的微信身份，请关闭小程序后重新打开',
  'request.busy': '现在人有点多，请再点一次',
  'role.member-required': '请先成为会员',
  'role.clerk-required': '这里只给店员使用，请让店里发一份店员邀请给您',
  'role.manager-required': '需要店长来操作',
  'role.operator-required': '这里只给品牌运营使用',
  'role.device-revoked': '这台手机已经被停用，请联系品牌运营',
  'server.fault': '服务出了点问题，我们已经记下，请稍后再试',
} as const
