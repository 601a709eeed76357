/**
 * Whether a member is one of a saved segment's people, for the calls of members: no more is loaded
 * than that takes (server/segments is what operators do with segments).
 */
export { areNamed, isMeant } from './in-segment'
export { type SegmentDoc, segments } from './records'
