/** Money is integer fen (law 4). */

/** The largest amount one rule may carry: 100,000 yuan, far above any coupon of a shop. */
export const MAX_FEN = 10_000_000

/** `12.50` or `12`: yuan with fen only when there are any. */
export const yuanText = (fen: number): string => {
  const yuan = Math.trunc(fen / 100)
  const rest = Math.abs(fen % 100)
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`
}
