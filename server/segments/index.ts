/**
 * Saved rules about people, and lists of who was meant at an instant.
 *   readSegment, newAudience, audiences   a list made for somebody else's sake (server/grants)
 *   readyAudience, membersOnPage          who is in it, page by page
 *   audiencesSlice()                      the jobs' part; false when there is nothing to do
 */
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import type { Handlers } from '../platform/context'
import { csv, list as listAudiences, make, show } from './audiences'
import { compare } from './compare'
import { estimate } from './estimate'
import { people, why } from './people'
import { form, list, names } from './read'
import { remove, save } from './save'

export { audiencesSlice } from './audience-slice'
export { membersOnPage, newAudience, readyAudience } from './audiences'
export { countOf } from './estimate'
export { ownOptions } from './own'
export { readSegment } from './read'
export { type AudienceDoc, audiences } from './records'

export const segmentsOperatorHandlers: Handlers<typeof segmentsOperatorRoutes> = {
  'segments.list': list,
  'segments.form': form,
  'segments.names': names,
  'segments.save': save,
  'segments.remove': remove,
  'segments.estimate': estimate,
  'segments.people': people,
  'segments.why': why,
  'audiences.make': make,
  'audiences.list': listAudiences,
  'audiences.show': show,
  'audiences.csv': csv,
  'audiences.compare': compare,
}
