import type { ComplianceCase } from './case'

/** A message that somebody will get. Nothing said about a limit: there is none to judge. */
export interface PushPlan {
  name?: string
  /** Values of the template's fields, and the words of its page's button. */
  fields: Record<string, string>
  perDay?: number
  perWeek?: number
  /** Hours of the day between which it may be sent. */
  hours?: readonly [number, number]
  optOut?: boolean
  /** The person accepted this very message (subscribe message). */
  asked?: boolean
}

/** A message, or one step of a journey, as the rules read it. */
export const caseOfPush = ({ name, fields, hours, ...plan }: PushPlan): ComplianceCase => ({
  subject: 'push',
  ...(name === undefined ? {} : { name }),
  texts: fields,
  push: { ...plan, ...(hours ? { hours: [hours[0], hours[1]] } : {}) },
})
