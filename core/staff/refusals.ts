export const staffRefusals = {
  'staff.not-your-store': '您不是这家门店的店员，请切换门店',
  'staff.invitation-invalid': '这份邀请无法识别，请让运营重新发一份',
  'staff.invitation-used': '这份邀请已经被用过，请让运营重新发一份',
  'staff.invitation-expired': '这份邀请过期了，请让运营重新发一份',
  'staff.setup-wrong': '启动码不对，请核对启动或部署时打印的那一串',
  'staff.setup-used': '启动码已经用过了，请让已有的运营来添加',
  'staff.setup-too-often': '输错的次数有点多，请 {minutes} 分钟后再试',
  'staff.not-found': '没有找到这位员工',
  'staff.store-needed': '店员和店长要在一家门店工作，请先选门店',
  'staff.store-needless': '运营管整个品牌，不用选门店',
  'staff.own-right': '不能取消自己的运营权限，请让另一位运营来做',
} as const
