/** Where rules are quoted from, with the date of the text that was read. */
export const PLATFORM = { source: '微信小程序平台运营规范', date: '2026-07-30' } as const
export const LINKS = { source: '微信外部链接内容管理规范', date: '2025-10-23' } as const
export const ADVERTS = { source: '中华人民共和国广告法', date: '2021-04-29' } as const
export const PERSONAL = { source: '中华人民共和国个人信息保护法', date: '2021-11-01' } as const
export const MINORS = { source: '未成年人网络保护条例', date: '2024-01-01' } as const
export const PROMOTIONS = { source: '规范促销行为暂行规定', date: '2020-12-01' } as const
export const COMPETITION = { source: '中华人民共和国反不正当竞争法', date: '2019-04-23' } as const
export const REVISED = {
  source: '中华人民共和国反不正当竞争法（修订）',
  date: '2025-10-15',
} as const
export const PREPAID = { source: '最高人民法院关于预付式消费的解释', date: '2025-05-01' } as const
export const CONSUMERS = { source: '中华人民共和国消费者权益保护法', date: '2014-03-15' } as const
export const COMMERCE = { source: '中华人民共和国电子商务法', date: '2019-01-01' } as const
export const WECOM = { source: '企业微信使用规范', date: '原文未读到' } as const
export const SECURITY = {
  source: 'GB/T 35273 信息安全技术 个人信息安全规范',
  date: '2020-10-01',
} as const
