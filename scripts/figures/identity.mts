import { failuresOf, PLAYS } from '../../tests/rules/identity-plays.ts'
import { exactly, type Figure } from './figure.mts'

/** What the issue asks for. */
const GRAPHS = 100_000

export const identityFigure: Figure = {
  name: 'identity',
  what: `who is one person, in ${GRAPHS} random graphs of links and decisions`,
  slow: true,
  measure: async () =>
    Object.entries(PLAYS).map(([what, play]) => exactly(what, failuresOf(play, GRAPHS).length, 0)),
}
