export const storesRefusals = {
  'stores.not-found': '没有找到这家门店',
  'stores.too-many': '门店数量已到上限',
} as const
