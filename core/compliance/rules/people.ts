import { ALL, type Rule, red, when, yellow } from '../rule'
import { findWords } from '../text/find'
import {
  bundled,
  demanded,
  exposed,
  handedOn,
  minors,
  twoPrices,
  undeletable,
  unequal,
} from '../words/data'
import { MINORS, PERSONAL, PLATFORM, SECURITY } from './sources'

const TICKETS = ['phone', 'birthday', 'profile']

const C19: Rule = {
  id: 'C19',
  clause: '运营规范 5.12.1、5.12.3、15.1.3，个人信息保护法第十三至十七条',
  quote:
    '不得要求用户输入个人信息（手机号、出生日期等）才可使用其功能……不得通过自动退出、关闭或其他任何方式停止向用户提供小程序全部服务',
  ...PLATFORM,
  guard: '用到时才问，先说用途；不给手机号也有会员卡',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, demanded),
    ...(config.required ?? [])
      .filter((deed) => TICKETS.includes(deed))
      .map((deed) => red('required', deed, '个人信息不能是门槛')),
    ...(config.rewards ?? []).flatMap(({ trigger }, i) =>
      when(
        trigger && TICKETS.includes(trigger),
        yellow(`rewards.${i}.trigger`, `${trigger}`, '用好处换个人信息，请写明理由'),
      ),
    ),
    ...when(
      config.data?.consent === false,
      red('data.consent', 'false', '先说用途并征得同意，再收集'),
    ),
    ...when(config.data?.early, red('data.early', 'true', '没有用到之前不能先要个人信息')),
    ...when(
      config.data?.refusalCloses,
      red('data.refusalCloses', 'true', '拒绝之后也要能继续使用'),
    ),
    ...when(
      config.poster?.showsAvatar && config.poster.avatarConsent === false,
      red('poster.avatarConsent', 'false', '没有本人同意不能用头像和昵称'),
    ),
    ...when(
      config.poster?.showsAvatar && config.poster.avatarConsent === undefined,
      yellow('poster.avatarConsent', '没有说', '请确认头像和昵称取得了本人同意'),
    ),
  ],
}

const C20: Rule = {
  id: 'C20',
  clause: '运营规范 15.3.8、15.3.9，个人信息保护法第四十五至四十七条',
  quote:
    '微信小程序应当向用户提供修改、删除用户数据的方式，确保用户要求删除其用户数据时可通过该方式自行操作完成',
  ...PLATFORM,
  guard: '会员自己能导出、更正、注销',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, undeletable),
    ...when(config.data?.canDelete === false, red('data.canDelete', 'false', '会员要能自己删除')),
  ],
}

const C21: Rule = {
  id: 'C21',
  clause: '运营规范 15.2.1、15.3.7',
  quote:
    '不允许向微信小程序其他用户或任何第三方显示用户微信号、名称、QQ、手机号、电子邮箱地址和出生日期等信息',
  ...PLATFORM,
  guard: '邀请名单只有尾号；店员只看到后四位',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, exposed),
    ...when(config.data?.showsOthers, red('data.showsOthers', 'true', '不能让别人看到会员的信息')),
  ],
}

const C22: Rule = {
  id: 'C22',
  clause: '个人信息保护法第二十四条',
  quote:
    '不得对个人在交易价格等交易条件上实行不合理的差别待遇……应当同时提供不针对其个人特征的选项，或者向个人提供便捷的拒绝方式',
  ...PERSONAL,
  guard: '同样的公开价；按人群发券留下规则；一键关闭个性化',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, [...unequal, ...twoPrices]),
    ...when(config.money?.personalPrice, red('money.personalPrice', 'true', '不能因人定价')),
    ...when(config.push?.optOut === false, red('push.optOut', 'false', '营销消息要能关闭')),
  ],
}

const C23: Rule = {
  id: 'C23',
  clause: '个人信息保护法第五十五条',
  quote:
    '有下列情形之一的，个人信息处理者应当事前进行个人信息保护影响评估……处理敏感个人信息；利用个人信息进行自动化决策',
  ...PERSONAL,
  guard: '评估的文档、保留期限和操作记录都在',
  level: 'red',
  subjects: ALL,
  check: (config) => {
    const { sensitive, sharedWithOthers, automated, assessed } = config.data ?? {}
    const needed = sensitive || sharedWithOthers || automated
    return [
      ...findWords(config, handedOn),
      ...when(
        needed && assessed === false,
        red('data.assessed', 'false', '要先做个人信息保护影响评估'),
      ),
      ...when(
        needed && assessed === undefined,
        yellow('data.assessed', '没有说', '请确认做过个人信息保护影响评估'),
      ),
    ]
  },
}

const C24: Rule = {
  id: 'C24',
  clause: '个人信息保护法第三十一条，未成年人网络保护条例',
  quote: '处理不满十四周岁未成年人个人信息的，应当取得未成年人的父母或者其他监护人的同意',
  ...MINORS,
  guard: '生日可以不填；不满 14 岁就停止登记并丢弃',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, minors),
    ...when(
      config.data?.minors && config.data.guardian === false,
      red('data.guardian', 'false', '不满 14 岁要由监护人同意'),
    ),
    ...when(
      config.data?.minors && config.data.guardian === undefined,
      yellow('data.guardian', '没有说', '请写明由监护人同意'),
    ),
  ],
}

const C33: Rule = {
  id: 'C33',
  clause: 'GB/T 35273（单独同意）',
  quote: '（大意）不应通过捆绑产品或服务各项业务功能的方式，要求个人信息主体一次性接受并授权同意',
  ...SECURITY,
  guard: '每个用途一个开关，默认是关的',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, bundled),
    ...when(config.data?.bundled, red('data.bundled', 'true', '同意要一项一项取得，不能默认勾选')),
  ],
}

export const people: readonly Rule[] = [C19, C20, C21, C22, C23, C24]
export const separately: readonly Rule[] = [C33]
