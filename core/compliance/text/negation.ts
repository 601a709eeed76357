/**
 * 无需分享, 不以转发为条件, 请勿发布到朋友圈: a word of no that leads straight to what was found, over
 * nothing but helping words and other deeds of the same list.
 */
const LEADS = new RegExp(
  '(?:不|勿|莫|未|非(?!会员|活动)|无(?:需|须)?|没有?|禁止|严禁|拒绝|避免|防止|反对|杜绝|谢绝|取消|远离|反对)(?:得|能够?|可以?' +
    '|许|会|要求?|用|必|需要?|须|再|应当?|参与|支持|提供|办理|销售|出售|接受|收取|推出|组织|安排|会|给|带来?|增加|改变|设置?|强制|强迫' +
    '|轻信|相信|鼓励|存在|涉及|以|是|做|搞|靠|因为?|任何|形式|一切|各种|有|让|将|把|通过|进行|诱导|引导|您|你|用户|顾客|会员|为|与|和' +
    '|跟|对|发放|开展|出现|使用|包含?|含|本店|我们|额外|的|到|至|在|给|计|本|活动|海报|链接|券|任意|其他|或|及|以及|、|分享|转发|集赞' +
    '|发布?|截图|订阅|关注|下载|拉人头|邀请|邀|刷单|刷票|刷粉|外挂|群控|作弊|插件|机器人|脚本|等|手段|好友|他人|抽奖|随机|红包|现金|朋友圈' +
    '|微信|群|团队|多级|二级|分销|佣金|砍价|助力|储值卡?|充值|预付卡?|提成|返利|福利群?|评价|好评|手机号|生日|填写?' +
    '|授权|姓名|昵称|和?头像|电话|加|添加|企业|公众号)*$',
)

/** 不仅分享…, 不但…: a no that means more. */
const MORE = /不(?:仅|但|只|光|止|妨)[^，]{0,6}$/

/** 不…才怪, 未分享者不予: two of them make a must. */
const FOLLOWS = new RegExp(
  '^[^，。！？；]{0,14}(?:不计入|不计算|不计为|不算|不作为|不(?:会)?获得|不能获得|不(?:会)?(?:给予?)?奖励|不发放|不参与|不纳入' +
    '|无(?:任何)?奖励|没有?(?:任何)?(?:奖励|奖品|好处)|无效|不影响|无关|不涉及|不享受|不产生|一律不|均不|都不|禁止|严禁|违规|不予' +
    '|不支持|不增加|不改变|不认|不看|不靠|不算|(?:均|都)?不在|不属于|骗局|谣言|诈骗|不适用|不包括|不包含|除外|可以?不填|不是(?:必须|条件)' +
    '|不填|非必填|不强制|自愿)',
)

/** 分享没有奖励, 邀请不会得到抽奖机会: the no stands inside of what was found, before its gain. */
const INSIDE = new RegExp(
  '(?<!^)(?:不|没|(?<!独一|举世|天下|绝|史|前)无(?!需|须|门槛|条件|限)|未)(?:会|有|设置?|能|可|得|产生|得到|获得|再|任何' +
    '|额外|给予?|[你您我]|计入|发放?|享有|参与|算|是|影响|含|带来|对应|提供|作为)*[^，]{1,6}$',
)

/** What stands between two 、 or before 和 is denied with the first of the list, whatever it is. */
const withoutMiddle = (before: string): string =>
  before.replaceAll(/(?<=、)[^，、：不没无勿]{1,6}(?=[、和或及])/g, '')

export const deniedInside = (found: string): boolean => INSIDE.test(found)

/** Whether what stands at [first, end) of a sentence is denied there. */
export const denied = (sentence: string, first: number, end: number): boolean => {
  const clause = sentence.slice(0, first)
  const before = withoutMiddle(
    clause.slice(Math.max(clause.lastIndexOf('，'), clause.lastIndexOf('：')) + 1),
  )
  if (MORE.test(before)) return false
  return LEADS.test(before) || FOLLOWS.test(sentence.slice(end))
}
