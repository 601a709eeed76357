/** Known to the phone too: no schema library here. */

/** Points of the content; fewer or more are refused at publication (facts/mission.md S3-16e). */
export const MIN_POINTS = 3
export const MAX_POINTS = 5

/** The eight named places, in the order of facts/mission.md S3-16a…h. */
export const SLOTS = [
  'identity',
  'endorsement',
  'theme',
  'occasion',
  'points',
  'anchor',
  'urgency',
  'benefit',
] as const
export type Slot = (typeof SLOTS)[number]

export const SLOT_NAMES: Record<Slot, string> = {
  identity: '身份',
  endorsement: '背书',
  theme: '主题',
  occasion: '借势',
  points: '内容',
  anchor: '价格锚点',
  urgency: '紧迫',
  benefit: '短期利益',
}
