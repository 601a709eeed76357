export const shopRefusals = {
  'shop.good-not-found': '没有找到这件商品，可能已经下架',
  'shop.tier-too-low': '这件商品给「{tier}」及以上会员，您再努力一下',
  'shop.not-from-shop': '这张券不是用积分换的，不能退回积分',
  'shop.cannot-cancel': '这张券{state}，不能退回积分了',
  'shop.own-return': '不能退回自己的礼品，请让同事来操作',
  'shop.return-not-picked-up': '这件礼品还没有领取，让顾客在小程序里取消兑换就好',
} as const
