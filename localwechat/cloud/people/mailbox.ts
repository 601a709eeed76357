import { randomBytes } from 'node:crypto'
import { HttpProblem } from '../http/http.ts'
import type { StateFile } from '../state-file.ts'
import type { SubscribeMessage } from '../types.ts'

/** One sheet of wx.requestSubscribeMessage offers at most 5 templates (facts/platform.md §2.5). */
const TEMPLATES_PER_SHEET = 5

/** Older messages drop out of a person's list, as chats are read from the end. */
const MESSAGES_KEPT = 200

export interface MailboxState {
  /** person → template → messages still allowed. One accept allows one message, for ever. */
  quotas: Record<string, Record<string, number>>
  messages: Record<string, SubscribeMessage[]>
}

export const emptyMailbox = (): MailboxState => ({ quotas: {}, messages: {} })

/** Subscribe messages: what people accepted and what they received. */
export interface Mailbox {
  accept(person: string, templateIds: string[]): void
  quota(person: string, templateId: string): number
  /** Delivers and uses up one accept; answers false when there is none. */
  deliver(message: Omit<SubscribeMessage, 'id'>): boolean
  messages(person: string): SubscribeMessage[]
}

export const createMailbox = (state: StateFile<MailboxState>): Mailbox => {
  const quota = (person: string, templateId: string): number =>
    state.value.quotas[person]?.[templateId] ?? 0
  const setQuota = (value: MailboxState, person: string, templateId: string, count: number) => {
    value.quotas[person] = { ...value.quotas[person], [templateId]: count }
  }
  return {
    quota,
    accept(person, templateIds) {
      if (templateIds.length > TEMPLATES_PER_SHEET)
        throw new HttpProblem(400, `at most ${TEMPLATES_PER_SHEET} templates at once`)
      state.update((value) => {
        for (const id of new Set(templateIds)) setQuota(value, person, id, quota(person, id) + 1)
      })
    },
    deliver(message) {
      const left = quota(message.to, message.templateId)
      if (left === 0) return false
      state.update((value) => {
        setQuota(value, message.to, message.templateId, left - 1)
        const list = value.messages[message.to] ?? []
        list.push({ id: `m${randomBytes(8).toString('hex')}`, ...message })
        value.messages[message.to] = list.slice(-MESSAGES_KEPT)
      })
      return true
    },
    messages: (person) => structuredClone(state.value.messages[person] ?? []),
  }
}
