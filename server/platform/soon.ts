import { refuse } from '#core/kernel/result'

/** Not built yet: its engineer replaces it. */
export const soon = async () => refuse('server.fault', { logId: 'soon' })
