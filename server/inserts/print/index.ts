import { ownGlyphs } from '../../platform/print/glyphs'
import type { Face, Personal } from './card'
import { printSheet, type Sheet } from './sheet'

/** Draws a print sheet with the characters that lie beside the running function. */
export const drawSheet = (title: string, face: Face, cards: readonly Personal[]): Sheet =>
  printSheet(ownGlyphs(__dirname), title, face, cards)
