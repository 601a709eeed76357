/**
 * Traditional and look-alike characters of the words that the rules look for. Not a dictionary: only
 * what stands in those words, so that nobody hides one behind an old character.
 */
const PAIRS =
  '圏圈轉转發发領领獎奖紅红買买贊赞讚赞團团隊队傭佣擁拥現现級级國国頂顶絕绝對对請请關关註注訂订閱阅連连結结鏈链開开點点擊击後后獲获積积勵励優优機机會会員员無无條条' +
  '賺赚錢钱儲储值值樂乐滿满減减時时間间個个來来過过這这還还沒没為为給给與与於于從从種种樣样體体驗验證证號号碼码掃扫載载評评論论貼贴圖图雙双產产業业價价備备禮礼讓让' +
  '鎖锁線线層层動动態态權权釋释終终歸归換换貨货費费預预壹一貳二叄三參参萬万億亿數数隨随徵征衆众眾众戶户誘诱導导強强製制屬属實实際际環环極极專专獨独蕞最縂总總总單单' +
  '賣卖響响傳传擴扩曬晒課课問问覽览頁页兌兑亻人衹只祇只顧顾邊边將将應应該该須须當当達达進进遊游戲戏麗丽車车東东華华視视頻频氣气夠够邀邀讯讯紀纪親亲險险騰腾買买憑凭' +
  '據据幾几兩两張张節节處处斷断'

const chars = [...PAIRS]
export const SAME_CHARACTER: ReadonlyMap<string, string> = new Map(
  chars.flatMap((from, i) => (i % 2 === 0 ? [[from, chars[i + 1] ?? from] as const] : [])),
)

/** What people draw instead of writing. */
export const DRAWN: ReadonlyMap<string, string> = new Map([
  ['🧧', '红包'],
  ['👍', '赞'],
  ['⭕', '圈'],
  ['⭕️', '圈'],
  ['◯', '圈'],
  ['💰', '钱'],
  ['💵', '现金'],
  ['🎁', '礼'],
  ['🔝', '顶级'],
  ['🥇', '第一'],
  ['💯', '100%'],
  ['➕', '加'],
  ['🔒', '锁'],
  ['👥', '好友'],
])

/** Homophones, letters and short forms of single words, on text that is squeezed already. */
export const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/朋[，、。]?友[，、。]?圈/g, '朋友圈'],
  [/集[，、。]赞/g, '集赞'],
  [/红[，、。]包/g, '红包'],
  [/[朋盆棚鹏碰萠][友有叉又]{1,2}(?:圈|quan|q(?![a-z])|[o0〇○])/g, '朋友圈'],
  [/(?:p|peng)(?:友|you)(?:圈|quan|q(?![a-z]))/g, '朋友圈'],
  [/(?<![a-z])(?:pyq|wxq|moments)(?![a-z])/g, '朋友圈'],
  [/(?<![a-z])(?:weixin|wechat|wx|vx)(?![a-z])/g, '微信'],
  [/[薇威徽]信|v信|微(?:x|xin)(?![a-z])|微芯/g, '微信'],
  [/(?:zhuan|砖)发(?!展|放|布)|转(?:fa|法|髮)(?![a-z])|(?<![a-z])zhuanfa(?![a-z])/g, '转发'],
  [
    /(?:fen|粉|芬|吩)[享亨](?![受用])|分(?:xiang|xiǎng|亨)(?![a-z])|(?<![a-z])fenxiang(?![a-z])/g,
    '分享',
  ],
  [/集(?:zan|攒|暂)|(?:积|ji)zan|ji赞/g, '集赞'],
  [/(?:hong|洪|弘)包|红(?:bao|苞|饱)(?![a-z])|(?<![a-z])hongbao(?![a-z])/g, '红包'],
  [/现(?:jin|斤)(?![a-z])|(?<![a-z])xianjin(?![a-z])/g, '现金'],
  [/[拥]金|佣(?:jin|斤)(?![a-z])|(?<![a-z])yongjin(?![a-z])/g, '佣金'],
  [/提(?:xian|線|限)(?![a-z])/g, '提现'],
  [/返(?:li|立)(?![a-z])/g, '返利'],
  [/好(?:ping|苹|瓶)(?![a-z果])/g, '好评'],
  [/拉(?:ren|仁)(?:头|tou)|拉人tou/g, '拉人头'],
  [/关(?:zhu|主|住)(?:gzh|公众号)/g, '关注公众号'],
  [/(?<![a-z])gzh(?![a-z])/g, '公众号'],
  [/助(?:li|厉)(?![a-z])|zhu力/g, '助力'],
  [/订yue(?![a-z])|ding阅/g, '订阅'],
  [/(?:(?<![a-z])zui|[罪醉嘴])(?=[高低好佳大强优便])/g, '最'],
  [/第(?:1|yi)(?=$|[^0-9])/g, '第一'],
  [/(?<![a-z0-9])[1l][0o]{2}%|百分之?一?百/g, '100%'],
  [/国家(?:j|ji)(?![a-z])/g, '国家级'],
]
