import { MAX_FEN, yuanText } from '#core/kernel/money'

/** `12`, `12.5`, `12.50` yuan as integer fen (law 4: never through a float); undefined if not money. */
export function fenOf(text: string): number | undefined {
  const match = /^(\d{1,6})(?:\.(\d{0,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen <= MAX_FEN ? fen : undefined
}

/** A whole number from `min` to `max`, or undefined. */
export function wholeOf(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,7}$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

/** Fen back to what a person would have typed; nothing for zero. */
export const typedYuan = (fen: number): string => (fen === 0 ? '' : yuanText(fen))
