import { randomBytes } from 'node:crypto'

/** Upload addresses of the cloud live for minutes; ours too, so that leaks show early. */
const TICKET_MS = 30 * 60_000

/** Permission to upload one path, handed out by storage.getUploadMetadata. */
export interface Tickets {
  issue(cloudPath: string): string
  /** Path of a living ticket, else undefined. Used up by this call. */
  take(ticket: string): string | undefined
}

export const createTickets = (now: () => number): Tickets => {
  const open = new Map<string, { cloudPath: string; until: number }>()
  const sweep = () => {
    for (const [ticket, { until }] of open) if (until < now()) open.delete(ticket)
  }
  return {
    issue(cloudPath) {
      sweep()
      const ticket = randomBytes(16).toString('hex')
      open.set(ticket, { cloudPath, until: now() + TICKET_MS })
      return ticket
    },
    take(ticket) {
      sweep()
      const found = open.get(ticket)
      open.delete(ticket)
      return found?.cloudPath
    },
  }
}
