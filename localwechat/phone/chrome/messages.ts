import type { PhoneContext } from '../runtime/context.ts'

/** A subscribe message as the local cloud keeps it. */
export interface ServiceMessage {
  id: string
  title: string
  /** Page with query that a tap opens (scene 1014); empty: none. */
  page: string
  fields: { key: string; label: string; value: string }[]
  at: number
}

/** The person's subscribe messages, newest first; empty while the cloud cannot be reached. */
export async function fetchMessages(ctx: PhoneContext): Promise<ServiceMessage[]> {
  const id = encodeURIComponent(ctx.settings.person.id)
  const response = await ctx.cloudFetch(`/messages/${id}`).catch(() => null)
  if (!response?.ok) return []
  const list: unknown = await response.json().catch(() => null)
  if (!Array.isArray(list)) return []
  return (list as ServiceMessage[]).sort((a, b) => b.at - a.at)
}
