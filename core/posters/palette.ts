import { themeOf } from '../brand/theme'
import type { Inks } from './draw'
import type { PosterForm } from './form'

/** The brand's own tokens (look.md); each pair of ink and ground reaches AA there. */
export const inksOf = (paper: PosterForm['paper'], hue: number): Inks => {
  const theme = themeOf(hue, paper === 'dark' ? 'dark' : 'light')
  if (paper === 'brand') {
    const { card, 'card-deep': deep, 'on-card': on } = theme
    return {
      paper: card,
      ink: on,
      soft: on,
      mark: on,
      onMark: card,
      panel: deep,
      onPanel: on,
      line: deep,
    }
  }
  return {
    paper: theme.surface,
    ink: theme.ink,
    soft: theme['ink-2'],
    mark: theme.accent,
    onMark: theme['on-accent'],
    panel: theme['accent-soft'],
    onPanel: theme.accent,
    line: theme.line,
  }
}
