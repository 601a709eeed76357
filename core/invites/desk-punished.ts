/** What a penalty of the platform says, as far as campaigns are concerned. */
export interface Penalty {
  /** Everything that it says, one value a line. */
  text: string
  /** Page that it names. */
  path?: string | undefined
}

interface Named {
  id: string
  name: string
}

/** Words of the rules about sharing (facts/platform.md C1–C10). */
const SHARING = /分享|诱导|邀请|裂变|助力|拉人|拉新|朋友圈|任务宝|集赞|微信群|分销/

/** Pages on which invitations are made and opened. */
const OWN_PAGE = /member\/(invite|poster)/

/** A coupon template in an address of a page: the coupons' own part pauses that one. */
const TEMPLATE = /t[0-9a-z]{20}(?![0-9a-z])/

/** A code of a team, as it stands in a scene. */
const CODE = /[0-9A-Z]{20}(?![0-9A-Z])/g

/** Codes of teams that stand in it. */
export const codesIn = ({ text }: Penalty): string[] => text.match(CODE) ?? []

const namesOther = ({ text, path }: Penalty): boolean =>
  (path !== undefined && path !== '') || TEMPLATE.test(text)

/**
 * Which of the running campaigns a penalty stops (C35): those that it names by id, by name or by a
 * team's code (`byCode`); all when it is about sharing or about the pages of invitations; all, too,
 * when it names nothing at all, because going on could cost the brand its mini-program.
 */
export const stoppedBy = (
  penalty: Penalty,
  running: readonly Named[],
  byCode: ReadonlySet<string>,
): string[] => {
  const { text, path = '' } = penalty
  const ids = (some: readonly Named[]) => some.map(({ id }) => id)
  if (SHARING.test(text)) return ids(running)
  const named = running.filter(
    ({ id, name }) => text.includes(id) || byCode.has(id) || (name !== '' && text.includes(name)),
  )
  if (named.length > 0) return ids(named)
  return OWN_PAGE.test(path) || !namesOther(penalty) ? ids(running) : []
}
