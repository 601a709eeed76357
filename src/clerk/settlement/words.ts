import { yuanText } from '#core/kernel/money'

const names: Record<string, string> = { brand: '品牌', store: '本店' }

/** Who pays; a partner by name. */
export const bearerName = (bearer: string): string => names[bearer] ?? bearer

/** ¥12.50, or −¥12.50 for what was taken back. */
export const signedYuan = (fen: number): string =>
  `${fen < 0 ? '−' : ''}¥${yuanText(Math.abs(fen))}`
