import { DAY } from '../kernel/time'

/** A sharing activity in teams has at most five people with the one who shares (facts/platform.md C8). */
export const MAX_STEPS = 4

/** Friends of one team that are kept one by one; further ones are refused with words. */
export const MAX_FRIENDS = 200

/** Visits of one person that are remembered: the first valid one decides, later ones only explain. */
export const MAX_VISITS = 20

/**
 * Sales of one person that can qualify or keep, and as many returns and WeCom moves: more than a
 * window holds, so that nobody hides the return that counts behind small ones.
 */
export const MAX_SALES = 100

/** Joinings, closings and numbers of one person: the first ones decide, and a story must not grow for ever. */
export const MAX_TURNS = 20

export const MAX_KEPT_DAYS = 90
export const MAX_STOCK = 1_000_000
export const MAX_VARIANTS = 3

/** Longer than any campaign of a season; an activity without an end is none (facts/platform.md C26). */
export const MAX_LENGTH = 366 * DAY

/** Scenes of WeChat Moments: they never count (facts/platform.md §2.3, C3). */
export const MOMENTS_SCENES: readonly number[] = [1154, 1155]

/** 100 bits in twenty characters: a code can not be guessed, and `t` + code fits a scene and a WeCom state. */
export const CODE_LENGTH = 20
