/** Parts of patterns, in the words of facts/platform.md §4, on text as text/normal.ts leaves it. */

export const NUMBER = '(?:[0-9]+|[一二两三四五六七八九十百几多])'
const PEOPLE =
  '(?:好友|朋友|亲友|亲朋|闺蜜|同事|家人|同学|他人|别人|任意人|小伙伴|伙伴|熟人|邻居|宝妈)'
const GROUP = '(?:微信群|社群|群聊|好友群|亲友群|家族群|业主群|工作群|群里?)'
const TO = '(?:给|到|至|在|进|往|去)'
const MANY = `(?:${NUMBER}(?:个|位|名|条)?(?:不同的?|以上)?的?)?`

/** The act of sharing itself, whatever comes of it. */
export const SHARE =
  `(?:分享|转发|转载|转(?:给|到|至|进)|群发|发(?:个|一?条)?圈|晒(?:个)?圈|一键转|扩散|转群|(?:甩|丢|扔|抛)(?:到|进|给)|转走|帮转|求转|转一转|转起来` +
  `|(?:发送?|发布|晒|推荐|推送?|传)${TO}(?:本页|海报|它)?(?:你的?|您的?|自己的?|各|微信)?${MANY}(?:${PEOPLE}|${GROUP}|朋友圈)` +
  `|发${MANY}(?:${PEOPLE}|${GROUP}|朋友圈)|将.{1,10}发给${MANY}${PEOPLE})`

/** What the friend does that counts (C4): a deed of their own in the business itself. */
export const DONE_BY_FRIEND =
  '(?:注册|入会|加入会员|成为(?:新?会员|新客|新用户|顾客)|开(?:通)?会员|开卡|办卡|首单|首购|首次(?:消费|下单|到店|购买|入会|注册)|下单|购买|消费(?!券)|到店(?!领|兑|凭|出示|即|免|自提|取|就|换|送)|完成(?:订单|支付|首|入|注)|成交|付款|支付|入店|添加|加了?(?:店长|企业?微信|顾问))'

/** What somebody gets. */
export const GAIN =
  '(?:领(?!导|带|域|先|养|口|略|衔|队)|得(?!到认可|体|以)|获(?!悉)|赢|送(?!达|餐|货|至|到)|赠|奖|返(?!回|修|程)|赚|抽(?!检|查|空)|拿(?!铁)|享(?!受服务)|免(?:单|费|邮|运费)|兑|加(?:赠|倍|速)|翻倍|到账|红包|积分|优惠|折|提现|有(?:礼|惊喜|机会)|继续|解锁|查看|开启|下载|参与(?:抽|活动)|瓜分)'

const THEN =
  '(?:你|您|我|双方|都|均|即|就|便|立(?:即|刻|马|享)?|马上|可以?|能|还|再|后|则|才|方|轻松|免费|直接|成功|之后|以后|自动|一次性?|每次|每人|各|有机会|店员|客服|系统|平台|凭截图|截图|返回|回来|再来|找我|私信|到店|凭此?|发给?){0,5}'

/** 分享后领券: gain in the same clause, or at once in the next one. */
const leadsTo = (most: number) =>
  `(?:[^，]{0,${most}}?|[^，]{0,${most}}?，(?:截图|保留)?[^，]{0,12}，${THEN}|[^，]{0,${most}}?，${THEN})${GAIN}`

export const SHARED_FOR_GAIN = `${SHARE}${leadsTo(14)}`

export const FRIEND = `(?:${PEOPLE}|对方|ta|被?邀请者|受邀人|${NUMBER}(?:个|位|名)?(?:人|好友|朋友)|有人|朋友们)`

/** 邀请 in its many words. */
export const INVITE = `(?:(?:邀请?|拉|喊|叫|召集|号召|带|老带新|推荐|介绍|裂变|助力)(?:新|到|来|请|满|够|${NUMBER}(?:个|位|名|人)|${PEOPLE}|人(?!头)|ta)|邀请|拼团|组队|任务宝)`

export const all = (...parts: string[]): RegExp => new RegExp(parts.join('|'), 'g')
