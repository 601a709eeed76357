import { NO_TAGS, type Tagging } from '#core/persons/fold'

/** Tags as their rules put them on today (core/tags); the engine folds everybody whose are due. */
export const tagging: Tagging = NO_TAGS
