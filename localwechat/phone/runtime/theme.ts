import type { AppParts } from './app-parts.ts'
import type { Data } from './context.ts'

export interface Theme {
  /** app.json with `@names` of theme.json filled in for day or night. */
  appJson(dark: boolean): Data
  /** The same for a page's window values. */
  fill<T>(value: T, dark: boolean): T
  /** Whether the mini-program follows the system at all (`darkmode` in app.json). */
  follows: boolean
}

/** Theme variables of theme.json; without `darkmode` a mini-program always has the day theme. */
export function createTheme(parts: AppParts): Theme {
  const follows = parts.appJson.darkmode === true
  const variables = (dark: boolean) =>
    (dark && follows ? parts.theme.dark : parts.theme.light) ?? {}
  const made = new Map<boolean, Data>()
  return {
    follows,
    fill: (value, dark) => fill(value, variables(dark)),
    appJson(dark) {
      const known = made.get(dark)
      if (known) return known
      const filled = fill(parts.appJson, variables(dark))
      made.set(dark, filled)
      return filled
    },
  }
}

function fill<T>(value: T, variables: Data): T {
  if (typeof value === 'string' && value.startsWith('@')) {
    return (variables[value.slice(1)] ?? value) as T
  }
  if (Array.isArray(value)) return value.map((one) => fill(one, variables)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [key, fill(one, variables)])
  return Object.fromEntries(entries) as T
}
