import { ownGlyphs } from '../../platform/print/glyphs'
import { type Paper, paperPdf } from './paper'

/** Draws a statement with the characters that lie beside the running function. */
export const drawStatement = (paper: Paper): Buffer => paperPdf(ownGlyphs(__dirname), paper)
