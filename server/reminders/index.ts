import type { remindersMemberRoutes } from '#core/reminders/contract'
import type { Handlers } from '../platform/context'
import { want } from './want'

export { sendDue } from './send'

export const remindersMemberHandlers: Handlers<typeof remindersMemberRoutes> = {
  'reminders.want': want,
}
