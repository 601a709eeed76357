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
      index('profile.phone'),
      index('unionid'),
      index('unionidAt'),
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
    indexes: [
      index('storeId', 'day', '-at', '-_id'),
      index('memberId', '-at', '-_id'),
      // Sales with a coupon of a month (server/board).
      index('at'),
    ],
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
      index('at', '_id'),
    ],
  },
  inviteRewards: {
    indexes: [
      index('state', 'at'),
      index('teamId', 'at'),
      index('campaignId', 'friendId'),
      index('toId', 'at'),
      index('at', '_id'),
    ],
  },
  invitePurses: { indexes: [index('at')] },
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
  /** Friends of the brand on WeCom, by their id there (server/wecom). */
  wecomContacts: {
    indexes: [
      index('unionid'),
      index('memberId'),
      index('due'),
      index('openUsers', '_id'),
      index('at'),
    ],
  },
  /** Callbacks of WeCom and penalties of the platform, each once. */
  wecomEvents: { indexes: [index('status', 'claimed'), index('-at')] },
  /** Contact ways by the state that they carry: WeCom's console does not show them. */
  wecomWays: { indexes: [index('-at', '-_id'), index('status')] },
  /** Everything that happened between a person and the brand; append-only (core/events). */
  events: { indexes: [index('notedAt', '_id'), index('key', '_id')] },
  /** Read models of the events (server/persons): can be dropped and built again. */
  persons: {
    indexes: [
      index('keys'),
      index('memberId'),
      index('due'),
      index('gen'),
      index('draw'),
      index('-kept', '-_id'),
    ],
  },
  counters: { indexes: [index('gen')] },
  /** Rules about people (server/segments), lists of who was meant, page by page, and tags. */
  segments: { indexes: [index('-at', '-_id')] },
  audiences: { indexes: [index('-at', '-_id'), index('state', 'at')] },
  audiencePages: { indexes: [index('audienceId', 'n')] },
  tags: { indexes: [index('-at', '-_id')] },
  handTags: { indexes: [index('key')] },
  /** Tags that WeCom has of us, by friend and staff (server/tags). */
  wecomTagged: { indexes: [] as Index[] },
  personMarks: { indexes: [index('rev')] },
  personBatches: { indexes: [] as Index[] },
  /** Of each month what no person's events tell; bounds of alarms; what channels cost (server/board). */
  board: { indexes: [] as Index[] },
  boardCosts: { indexes: [index('channel', 'month')] },
  /** Files of orders and how far they are (server/orders). */
  imports: { indexes: [index('-at', '-_id'), index('work', 'at')] },
  /** What each import says of each order. */
  orderSaids: { indexes: [index('importId', 'seq'), index('orderId'), index('buyer')] },
  /** Orders as all imports in force say together. */
  orders: { indexes: [index('orderNo'), index('memberId')] },
  importRejects: { indexes: [index('importId', 'at')] },
  orderClaims: { indexes: [index('status', 'orderNo'), index('status', 'at'), index('memberId')] },
  orderRules: { indexes: [] as Index[] },
  /** Identity keys with the person whom each belongs to, and what is known of two of them being one. */
  identities: { indexes: [index('person')] },
  links: { indexes: [index('ends'), index('due'), index('-asksAt', '-_id')] },
  /** Token, picture and the like, one document each. */
  wecomState: { indexes: [] as Index[] },
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
  /** Path of the environment's HTTP address that leads here, with the paths below it. */
  http?: string
  /** Names of environment variables that it reads; values never stand in the repository. */
  environment: string[]
}

const TIMEOUT = 20
const MEMORY = 256

/** The brand's corp, the mini-program's message push, and WeCom's address; all may be empty. */
const WECOM = ['SHUKE_WECOM', 'SHUKE_PUSH', 'SHUKE_WECOM_URL']

export const functions: Record<'member' | 'clerk' | 'operator' | 'jobs' | 'wecom', FunctionSpec> = {
  member: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['phonenumber.getPhoneNumber', 'wxacode.getUnlimited'],
    environment: ['SHUKE_KEYS', 'SHUKE_TEMPLATE_ENDING', 'SHUKE_TEMPLATE_REWARD', ...WECOM],
  },
  clerk: { timeout: TIMEOUT, memory: MEMORY, openapi: [], environment: ['SHUKE_KEYS'] },
  operator: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['wxacode.getUnlimited'],
    environment: ['SHUKE_KEYS', 'SHUKE_SETUP', 'SHUKE_CARD_URL', ...WECOM],
  },
  jobs: {
    timeout: TIMEOUT,
    memory: MEMORY,
    openapi: ['subscribeMessage.send'],
    timer: { name: 'everyTenMinutes', cron: '0 */10 * * * * *' },
    environment: ['SHUKE_KEYS', 'SHUKE_TEMPLATE_ENDING', 'SHUKE_TEMPLATE_REWARD', ...WECOM],
  },
  wecom: {
    // It answers within 5 s or not at all; who waits longer has been hung up on.
    timeout: 10,
    memory: MEMORY,
    openapi: [],
    http: '/wecom',
    environment: ['SHUKE_KEYS', ...WECOM],
  },
}
