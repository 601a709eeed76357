import * as v from 'valibot'
import { rule } from '#core/segments/views'
import { collection } from '../platform/store'

const audience = v.object({
  /** Made from the request that asked for it. */
  _id: v.string(),
  name: v.string(),
  segmentId: v.string(),
  /** As they were at that instant. */
  rule,
  text: v.string(),
  at: v.number(),
  /** Day as of which everybody is judged, however long it takes. */
  day: v.number(),
  state: v.picklist(['making', 'done']),
  /** Last person looked at, and pages so far. */
  after: v.string(),
  pages: v.number(),
  looked: v.number(),
  /** Persons that there were when it began. */
  of: v.number(),
  people: v.number(),
  strangers: v.number(),
  optedOut: v.number(),
})
export type AudienceDoc = v.InferOutput<typeof audience>
export const audiences = collection('audiences', audience)

/** May be written to; is no member; wants no marketing. */
export const IN = 0
export const STRANGER = 1
export const OPTED_OUT = 2

/** Person, membership ('' of a stranger), and why not. */
const one = v.tuple([v.string(), v.string(), v.picklist([IN, STRANGER, OPTED_OUT])])
export type Listed = v.InferOutput<typeof one>

const page = v.object({
  /** `<audience>.<n>`: who dies after writing it finds it, and it is not judged twice. */
  _id: v.string(),
  audienceId: v.string(),
  n: v.number(),
  /** Up to this person all were looked at; so many for this page; nobody comes after. */
  after: v.string(),
  looked: v.number(),
  last: v.boolean(),
  people: v.array(one),
})
export type AudiencePage = v.InferOutput<typeof page>
export const audiencePages = collection('audiencePages', page)

export const pageId = (audienceId: string, n: number): string => `${audienceId}.${n}`
