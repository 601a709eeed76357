/**
 * The life-cycle stage of a person on a business day (S1-02 … S1-06 of the product's sources):
 * exactly one each. `out` is whoever is no member on that day, `asleep` a member of whom nothing that
 * counts has been seen within the windows.
 */
export const STAGES = ['out', 'asleep', 'aware', 'interested', 'bought', 'loyal'] as const
export type StageName = (typeof STAGES)[number]
/** Index in STAGES: what is stored and counted. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5

export const OUT: Stage = 0
export const ASLEEP: Stage = 1

export const stageNames: Record<StageName, string> = {
  out: '未入会',
  asleep: '沉睡',
  aware: '认知 A',
  interested: '兴趣 I',
  bought: '购买 P',
  loyal: '忠诚 L',
}
