import type { BrandView } from './views'

/** What people see before the operator has said anything; the board asks to change it. */
export const DEFAULT_BRAND: BrandView = {
  name: '我们的小店',
  slogan: '常来常往',
  hue: 150,
  radius: 12,
}

export const DEFAULT_CONSENT_VERSION = 'default-1'

/** Plain words on who, what for, which data, how long, and how to leave (PIPL art. 7, 14, 17). */
export const DEFAULT_CONSENT = `欢迎成为会员。加入前，请先了解我们会怎样使用您的信息：

一、我们收集什么
只收集微信提供的用户标识（不含姓名、手机号），以及您在本小程序里领券、用券的记录。

二、用来做什么
用来给您发放和核销优惠券、展示会员卡、处理退换与争议。不会用于其他用途，也不会卖给任何人。

三、谁能看到
门店店员核销时只能看到会员号后四位。信息存放在微信云开发的中国大陆服务器上。

四、保存多久
会员有效期间保存；您退出后删除，法律要求保留的交易记录除外。

五、您的权利
您可以随时要求查看、更正、导出或删除自己的信息，也可以随时退出会员：告诉任意门店的店员或品牌运营即可。不同意也可以继续浏览，只是不能领取会员优惠。`

/** A new text gets a new name: the day it came into force and the start of its hash. */
export const consentVersionOf = (day: string, textHash: string): string =>
  `${day}-${textHash.slice(0, 6)}`
