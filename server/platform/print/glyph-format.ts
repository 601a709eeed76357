/** Commands of an outline in the glyph pack, shared by the build that writes it and the reader. */
export const moves = {
  moveTo: 0,
  lineTo: 1,
  quadraticCurveTo: 2,
  bezierCurveTo: 3,
  closePath: 4,
} as const

/** Points that follow each command. */
export const POINTS = [1, 1, 2, 3, 0] as const

/** Font units per em of the pack. */
export const EM = 1000
