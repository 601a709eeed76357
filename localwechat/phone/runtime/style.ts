/**
 * rpx and viewport units follow the phone, not the browser window: several phones, or a scaled
 * one, share a screen. `--rpx`, `--vw`, `--vh`, `--safe-…` are set on the phone's root. Used for
 * style sheets when compiling and for `style="…"` at run time.
 */
export function rewriteInlineStyle(style: string): string {
  if (!/rpx|v[wh]|safe-area/i.test(style)) return style
  return style
    .replace(/(?<![\w.#-])(-?(?:\d*\.)?\d+)(rpx|vw|vh)\b/gi, (_all, n: string, unit: string) =>
      Number(n) === 0 ? '0px' : `calc(var(--${unit.toLowerCase()}) * ${n})`,
    )
    .replace(/env\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g, 'var(--safe-$1)')
}
