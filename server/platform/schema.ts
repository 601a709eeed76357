/**
 * Plain data from which the build makes each function's config.json, cloudbaserc.json and the
 * collections and indexes of the local and the real environment (design.md, decision 4).
 */

export interface Index {
  name: string
  keys: { field: string; order: 1 | -1 }[]
  /** A missing field counts as null (facts/cloud.md §6): every document must carry the field. */
  unique?: boolean
}

const index = (...fields: string[]): Index => ({
  name: fields.map((field) => field.replace('-', '')).join('_'),
  keys: fields.map((field) =>
    field.startsWith('-') ? { field: field.slice(1), order: -1 } : { field, order: 1 },
  ),
})

const unique = (field: string): Index => ({ ...index(field), unique: true })

export const collections = {
  brand: { indexes: [] as Index[] },
  members: {
    indexes: [
      unique('handle'),
      unique('number'),
      index('joinedAt'),
      index('nextExpiry'),
      index('tierEnds'),
      index('receiptAt'),
      index('closedAt'),
    ],
  },
  staff: { indexes: [index('active', 'joinedAt'), index('posts.storeId')] },
  stores: { indexes: [index('open', 'createdAt')] },
  templates: { indexes: [index('-createdAt', '-_id'), index('voiding.at')] },
  stock: { indexes: [index('templateId', 'kind', 'pool'), index('at')] },
  holdings: { indexes: [] as Index[] },
  coupons: {
    indexes: [
      unique('handle'),
      index('memberId', 'status', 'expiresAt'),
      index('memberId', 'status', '-touchedAt'),
      index('memberId', '-expiresAt', '-_id'),
      index('status', 'expiresAt'),
      index('templateId', 'status'),
      index('issuedAt'),
      index('receiptAt'),
      index('heldAt'),
      index('status', 'heldUntil'),
      index('stockId'),
      index('dayId'),
    ],
  },
  sales: {
    indexes: [index('storeId', 'day', '-at', '-_id'), index('memberId', '-at', '-_id')],
  },
  /** Manual changes of points that wait for a second operator, and what became of them. */
  adjustments: { indexes: [index('status', 'at')] },
  /** Only used cards; an unused one exists on paper alone (decision 10). */
  /** One giving of a coupon to an audience, with its progress. */
  grantRuns: { indexes: [index('-at', '-_id'), index('status', 'at')] },
  /** Coupons that the brand itself owes somebody, until they are given (server/grants). */
  grants: { indexes: [index('status', 'at'), index('memberId', 'at')] },
  /** Lists of one-time codes, and the codes that are not signed by us or have been used. */
  codeBatches: { indexes: [index('-createdAt', '-_id'), index('status', 'createdAt')] },
  claimCodes: { indexes: [index('batchId', 'usedAt'), index('batchId', 'line')] },
  cards: { indexes: [index('batchId'), index('usedAt')] },
  batches: { indexes: [index('-createdAt', '-_id')] },
  inviteCampaigns: { indexes: [index('-at', '-_id'), index('status', 'at')] },
  invitees: { indexes: [index('at', '_id')] },
  inviteTeams: {
    indexes: [
      index('inviterId', '-at'),
      index('owed', 'at'),
      index('nextLook'),
      // The board: most kept first, earliest first among equals.
      index('campaignId', '-kept', 'keptAt', '_id'),
      index('campaignId', '-at', '-_id'),
      index('campaignId', '-held', 'at'),
      index('credits.friendId'),
    ],
  },
  inviteRewards: {
    indexes: [
      index('state', 'at'),
      index('teamId', 'at'),
      index('campaignId', 'friendId'),
      index('toId', 'at'),
    ],
  },
  invitePurses: { indexes: [] },
  inviteMarks: { indexes: [index('until')] },
  inviteBlocks: { indexes: [index('-at', '-_id')] },
  invitations: { indexes: [index('expiresAt')] },
  audit: {
    indexes: [
      index('-at', '-_id'),
      index('action', 'at'),
      index('storeId', 'action', 'at'),
      index('settledAt', '_id'),
      index('storeId', 'settledAt', '_id'),
      index('of'),
      index('memberId', '-at', '-_id'),
    ],
  },
  throttles: { indexes: [index('until')] },
  reminders: { indexes: [index('status', 'sendAt'), index('openid')] },
  jobs: { indexes: [] as Index[] },
} satisfies Record<string, { indexes: Index[] }>

export type CollectionName = keyof typeof collections

export interface FunctionSpec {
  /** Seconds. 3, the default, kills a contended claim half-way (facts/cloud.md §10.8). */
  timeout: number
  /** MB. */
  memory: number
  /** Open APIs that this function may call; a missing one answers -604101 (facts/cloud.md §7). */
  openapi: string[]
  /** Seven fields with seconds, UTC+8 (facts/cloud.md §7). */
  timer?: { name: string; cron: string }
  /** Names of environment variables that it reads; values never stand in the repository. */
  environment: string[]
}

const TIMEOUT = 20
const MEMORY = 256

export const functions: Record<'member' | 'clerk' | 'operator' | 'jobs', FunctionSpec> = {
  member: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['phonenumber.getPhoneNumber'],
    environment: ['SHUKE_KEYS', 'SHUKE_TEMPLATE_ENDING'],
  },
  clerk: { timeout: TIMEOUT, memory: MEMORY, openapi: [], environment: ['SHUKE_KEYS'] },
  operator: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['wxacode.getUnlimited'],
    environment: ['SHUKE_KEYS', 'SHUKE_SETUP', 'SHUKE_CARD_URL'],
  },
  jobs: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['subscribeMessage.send'],
    timer: { name: 'everyTenMinutes', cron: '0 */10 * * * * *' },
    environment: ['SHUKE_KEYS', 'SHUKE_TEMPLATE_ENDING'],
  },
}
