import { memberNames } from '../platform/people'

/** What a person is called where no membership names them: the end of their name tells them apart. */
const strangerName = (id: string): string => `顾客 ${id.slice(-4).toUpperCase()}`

interface Named {
  _id: string
  memberId?: string | undefined
}

/** One request for the members among them. */
export const namesFor = async (people: readonly Named[]): Promise<Map<string, string>> => {
  const ids = people.flatMap(({ memberId = [] }) => memberId)
  const members = ids.length > 0 ? await memberNames(ids) : new Map<string, string>()
  return new Map(
    people.map(({ _id, memberId = '' }) => [_id, members.get(memberId) ?? strangerName(_id)]),
  )
}
