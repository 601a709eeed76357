import { describe, expect, it } from 'vitest'
import { judge, type Subject, verdictOf } from '#core/compliance'

const verdict = (words: string, subject: Subject = 'campaign') =>
  verdictOf(judge({ subject, texts: { copy: words } }))

describe('the copy linter sees through disguises', () => {
  it.each([
    '分享朋友圈领券',
    '分享朋 友 圈领券',
    '分 享 朋友圈 领券',
    '分享朋友圏領券',
    '分享盆友圈领券',
    '分享pyq领券',
    '分享ＰＹＱ领券',
    '分享p友圈领券',
    '分享朋友⭕领券',
    '分享朋\u200b友\u200b圈领券',
    '分享朋·友·圈领券',
    '分享朋，友，圈，领券',
    '分享【朋友圈】领券',
    '分享朋😀友😀圈领券',
    '分享朋友quan领券',
    '集 👍 20 个送水杯',
    '集讚20個送水杯',
    '拆🧧，可提现',
    '轉發到三個群領獎',
    '拉人頭賺傭金',
    '蕞好吃的糕点',
    '最-好-吃-的糕点',
    'ＮＯ．１ 奶茶',
    '１００％ 有效',
  ])('%s is red', (words) => expect(verdict(words)).toBe('red'))
})

describe('a no is a no', () => {
  it.each([
    '分享朋友圈不计入奖励',
    '不需要分享，直接领',
    '无需转发朋友圈即可领取',
    '请勿将活动发到朋友圈',
    '不以分享、转发、集赞为领取条件',
    '分享本身没有任何奖励',
    '不抽奖，不随机，每位好友固定 10 元券',
    '没有下级，没有团队佣金',
    '不订阅也能领券',
    '本券不可提现',
  ])('%s is not red', (words) => expect(verdict(words)).not.toBe('red'))

  it.each([
    '不分享不能领取',
    '未转发者不予发放',
    '不关注公众号无法使用',
    '不订阅就不能签到',
    '不仅分享有礼，邀请还能抽奖',
    '不授权手机号不能进入',
    '不限次数，分享即得 10 积分',
  ])('%s is red all the same', (words) => expect(verdict(words)).toBe('red'))
})

describe('sentences are read with their neighbours', () => {
  it.each([
    '把页面转给一个群。完成后回来领券。',
    '想拿福利？把链接甩到家族群',
    '好友点开就算，不用注册也不用下单，您得 5 积分',
    '试完色号发个pyq，客服看到就补一支小样',
  ])('%s is red', (words) => expect(verdict(words)).toBe('red'))

  it.each([
    '把页面转给一个群。全场满 100 减 20。',
    '朋友再邀请别人，我有奖励吗？没有。',
    '我们不做砍价、助力和代购',
  ])('%s is not red', (words) => expect(verdict(words)).not.toBe('red'))

  it('a title that only names what the rules deny is innocent, and no other', () => {
    const about = (rules: string) =>
      verdictOf(judge({ subject: 'campaign', texts: { title: '关于储值', rules } }))
    expect(about('本店不办理任何储值。')).toBe('clear')
    expect(about('本店的储值请问店员。')).toBe('red')
  })
})

describe('well-known innocent words', () => {
  it.each([
    '最近 30 天领取有效',
    '第一步扫码，第二步入会',
    '第一次到店送一份',
    '第一位好友入会，您得 10 元券',
    '最多可用 3 张',
    '最低消费 50 元',
    '每张券有唯一编号',
    '最终以结算页为准',
    '最后一天：12 月 31 日 22:00 截止',
    '最新活动请看首页',
    '最高抵扣 20 元',
    '升级为金卡会员',
    '二级分类里可以找到',
    '为乡村教育助力',
    '红包封面设计展',
    '顾客第一',
    '手机充值请到营业厅',
    '您的奖品已到账，点击查看',
    '把心意分享给家人，全场满 100 减 20',
    '好友首次入会后，您和好友各得 10 元券',
  ])('%s is clear', (words) => expect(verdict(words)).toBe('clear'))

  it.each(['全网最低价', '销量第一', '国家级品质', '顶级食材', '永久免费', '稳赚不赔', '全国唯一'])(
    '%s is red',
    (words) => expect(verdict(words, 'poster')).toBe('red'),
  )

  it('urgent words need something true behind them', () => {
    const last = { subject: 'poster', texts: { theme: '最后一天' } } as const
    expect(verdictOf(judge(last))).toBe('yellow')
    expect(verdictOf(judge({ ...last, poster: { urgency: 'end', urgencyTrue: true } }))).toBe(
      'clear',
    )
    expect(verdictOf(judge({ ...last, poster: { urgency: 'end', urgencyTrue: false } }))).toBe(
      'red',
    )
  })
})
