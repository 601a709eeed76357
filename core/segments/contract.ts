import * as v from 'valibot'
import { businessDay, cursor, id, instant, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import {
  audienceView,
  estimate,
  option,
  ownOptions,
  rule,
  segmentBrief,
  segmentName,
  segmentNote,
  segmentView,
} from './views'

/** Refusals of a rule that says nothing, too much, or what can not be. */
export const RULE_REFUSALS = [
  'segments.empty',
  'segments.too-deep',
  'segments.too-many',
  'segments.wrong-part',
  'segments.range',
  'segments.unknown',
  'segments.always',
  'segments.contradiction',
] as const

/** One of a list: who it is, as far as an operator may see. */
const someone = v.strictObject({
  id: v.string(),
  /** 会员 尾号 5678, or 顾客 AB12 of somebody who is no member. */
  name: v.string(),
  memberId: v.optional(id),
})

const audienceId = id

/** A line of "why": a condition or a group, how deep it stands, and what is true of this person. */
const reason = v.strictObject({
  depth: v.number(),
  text: v.string(),
  holds: v.boolean(),
  /** 近 30 天购买 1 次; absent of groups. */
  told: v.optional(v.string()),
})

const page = whole(0, 100_000)

export const segmentsOperatorRoutes = {
  'segments.list': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ segments: v.array(segmentBrief), next: v.optional(cursor) }),
    refusals: [],
  }),
  /** One segment, or none for a new one, with all that the builder offers. */
  'segments.form': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ segmentId: v.optional(id) }),
    output: v.strictObject({ segment: v.optional(segmentView), options: ownOptions }),
    refusals: ['segments.not-found'],
  }),
  /** All names, for those who choose one: grants, templates, campaigns. */
  'segments.names': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({ segments: v.array(option) }),
    refusals: [],
  }),
  /** Without `segmentId` a new one; with it `rev` must be the one that was read. */
  'segments.save': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      segmentId: v.optional(id),
      rev: v.optional(whole(1, Number.MAX_SAFE_INTEGER)),
      name: segmentName,
      note: segmentNote,
      rule,
    }),
    output: v.strictObject({ segment: segmentView }),
    refusals: [
      'segments.not-found',
      'segments.changed',
      'segments.most',
      'segments.name-taken',
      ...RULE_REFUSALS,
    ],
  }),
  /** It leaves the list; what goes by it keeps it. */
  'segments.remove': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ segmentId: id }),
    output: v.strictObject({ removed: v.literal(true) }),
    refusals: ['segments.not-found'],
  }),
  /** How many a rule means now: counted when there are few persons, else by an even sample. */
  'segments.estimate': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ rule }),
    output: v.strictObject({
      /** The rule in words. */
      text: v.string(),
      /** Everybody was looked at: low, count and high are one. */
      exact: v.boolean(),
      people: estimate,
      members: estimate,
      /** Members who did not say no to marketing. */
      reachable: estimate,
      /** Persons looked at, of all. */
      looked: v.number(),
      of: v.number(),
      /** Judged as of this day, by what was noted until then. */
      day: businessDay,
      upTo: instant,
    }),
    refusals: [...RULE_REFUSALS],
  }),
  /** Who is meant now; a page may be short, or empty, and more follow. */
  'segments.people': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ rule, after: v.optional(id) }),
    output: v.strictObject({ people: v.array(someone), next: v.optional(id) }),
    refusals: [...RULE_REFUSALS],
  }),
  /** Why a person is in it, or not, condition by condition. */
  'segments.why': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ rule, personId: id }),
    output: v.strictObject({
      name: v.string(),
      in: v.boolean(),
      reasons: v.array(reason),
    }),
    refusals: ['persons.not-found', ...RULE_REFUSALS],
  }),
  /** Begins to write down who is meant at this instant; the jobs do it in slices. */
  'audiences.make': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ segmentId: id, name: segmentName }),
    output: v.strictObject({ audience: audienceView }),
    refusals: ['segments.not-found', ...RULE_REFUSALS],
  }),
  'audiences.list': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ audiences: v.array(audienceView), next: v.optional(cursor) }),
    refusals: [],
  }),
  /** With a page of its people, in the order of the list. */
  'audiences.show': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ audienceId, after: v.optional(page) }),
    output: v.strictObject({
      audience: audienceView,
      people: v.array(
        v.strictObject({
          ...someone.entries,
          /** Why not, of who may not be written to. */
          out: v.optional(v.picklist(['stranger', 'optedOut'])),
        }),
      ),
      next: v.optional(page),
    }),
    refusals: ['audiences.not-found'],
  }),
  /** One CSV file after another of masked rows; `next` asks for the one after. */
  'audiences.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ audienceId, after: v.optional(page) }),
    output: v.strictObject({ fileId: v.string(), rows: v.number(), next: v.optional(page) }),
    refusals: ['audiences.not-found', 'audiences.not-ready'],
  }),
  /**
   * How many are in both, and in one alone. Large ones are compared part by part: add up the answers
   * until there is no `next`.
   */
  'audiences.compare': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ one: audienceId, other: audienceId, after: v.optional(id) }),
    output: v.strictObject({
      both: v.number(),
      onlyOne: v.number(),
      onlyOther: v.number(),
      next: v.optional(id),
    }),
    refusals: ['audiences.not-found', 'audiences.not-ready'],
  }),
}
