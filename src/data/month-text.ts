/** 2026年12月 */
export const monthWords = (month: string): string =>
  `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
