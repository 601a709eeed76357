/** r × 100 + f × 10 + m, or 0 for who has not bought within the window. */
export type Cell = number

export const NO_CELL: Cell = 0

/** The eight named groups: high or low in recency, frequency and money. */
export const GROUPS = [
  'none',
  'keyValue',
  'keyGrow',
  'keyKeep',
  'keySave',
  'value',
  'grow',
  'keep',
  'save',
] as const
export type GroupName = (typeof GROUPS)[number]
/** Index in GROUPS: what is counted; 0 without a purchase that counts. */
export type Group = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export const groupNames: Record<GroupName, string> = {
  none: '近期没有购买',
  keyValue: '重要价值',
  keyGrow: '重要发展',
  keyKeep: '重要保持',
  keySave: '重要挽留',
  value: '一般价值',
  grow: '一般发展',
  keep: '一般保持',
  save: '一般挽留',
}

export const groupAdvice: Record<GroupName, string> = {
  none: '统计期内没有购买。先用小额券或新品把人请回来，不必多花成本。',
  keyValue: '最近买过、买得勤、花得多。给专属服务和优先权，请他们当第一批口碑；少用折扣。',
  keyGrow: '最近买过、花得多，但次数少。用搭配、会员日、回购提醒，把第二次、第三次买促成。',
  keyKeep: '买得勤、花得多，但有一阵没来。主动联系，问问近况，送一次到店礼。',
  keySave: '花得多，但次数少，也久没来了。一对一联系，弄清原因，用大额券争取回来。',
  value: '最近买过、买得勤，但客单低。推荐升级款和组合装，提高每单金额。',
  grow: '最近刚买过，次数和金额都还不高。做好首购关怀，7 天内给第二单的理由。',
  keep: '常买的老客，客单低，有一阵没来。用常购商品的提醒和小额券唤回。',
  save: '久没来、次数少、花得少。只在大促时顺带通知，不值得单独投入。',
}
