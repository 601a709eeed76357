/** Known to the phone's forms too; no schema library here. */

/** A reason is a sentence, not a report. */
export const REASON_MAX = 100
