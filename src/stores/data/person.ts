import type { PersonView } from '#core/persons/contract'
import { ask } from '@/cloud'
import { Dated } from './dated'

/** One person, member or not, as of a day. */
export const personOn = (id: string) =>
  new Dated<{ person: PersonView }>((day) => ask('operator', 'persons.show', { id, ...day }))
export type PersonOn = ReturnType<typeof personOn>
