const WAN = 10_000

/** 1,204 位 */
export const peopleText = (people: number): string => `${countText(people)} 位`

/** 1,204; half-width and grouped (look.md). */
export const countText = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')

/** 12.3万: as narrow as a cell of a table. */
export const shortCount = (count: number): string => {
  if (count === 0) return '·'
  if (count < WAN) return String(count)
  const wan = count / WAN
  return `${wan < 100 ? Math.round(wan * 10) / 10 : Math.round(wan)}万`
}

const FULL = 100

/** 12.3%; — of nothing. */
export const shareText = (part: number, whole: number): string => {
  if (whole === 0) return '—'
  const percent = (part / whole) * FULL
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)}%`
}
