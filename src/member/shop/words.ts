import type { PointsBrief } from '#core/points/views'
import type { Good } from '#core/shop/contract'

/** Why this member can not have it now, in words; nothing when it is to be had. */
export const whyNot = (good: Good, brief: PointsBrief | undefined): string | undefined => {
  switch (good.state) {
    case 'sold-out':
      return '已经兑完了'
    case 'tier-too-low':
      return `「${good.tier ?? ''}」及以上会员可兑`
    case 'limit-reached':
      return `每人限兑 ${good.perMember} 件，您已兑过`
    case 'not-enough':
      return `还差 ${Math.max(0, good.price - (brief?.spendable ?? 0))} 分`
    default:
      return undefined
  }
}

/** 现有 235 分，可用 200 分. */
export const haveText = ({ balance, spendable }: PointsBrief): string =>
  balance === spendable ? `您有 ${balance} 分` : `您有 ${balance} 分，现在可用 ${spendable} 分`
