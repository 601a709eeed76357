import type { GrantRun } from '#core/grants/contract'
import type { GrantRunDoc } from './records'

/** A run as the operator sees it. */
export const runView = (run: GrantRunDoc): GrantRun => {
  const { _id, templateId, name, who, why, at, status, seen, given, skipped } = run
  return { id: _id, templateId, name, who, why, at, status, seen, given, skipped }
}
