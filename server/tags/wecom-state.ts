import { wecomConfig } from '../platform/wecom'

/** How far WeCom has our tags, for the operator. */
export const syncWords = async (): Promise<{ text: string; on: boolean }> =>
  wecomConfig() === undefined
    ? { text: '没有接入企业微信，标签只在这里使用', on: false }
    : { text: '已接入企业微信', on: true }
