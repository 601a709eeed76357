import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
  syncApi,
} from '../../runtime/context.ts'
import { type KeyStore, openKeyStore } from '../../runtime/memory.ts'

/** facts/platform.md §3: 1 MB for one key, 10 MB in all. */
const MAX_KEY_BYTES = 1024 * 1024
const MAX_TOTAL_BYTES = 10 * 1024 * 1024

const stores = new WeakMap<PhoneContext, KeyStore>()
const encoder = new TextEncoder()

/** One drawer per person and mini-program, as on a real phone. */
function storeOf(ctx: PhoneContext): KeyStore {
  const known = stores.get(ctx)
  if (known) return known
  const { appid, person } = ctx.settings
  const store = openKeyStore(ctx.window, `localwechat:${appid}:${person.id}:storage:`)
  stores.set(ctx, store)
  return store
}

const bytesOf = (text: string) => encoder.encode(text).length

function usedBytes(store: KeyStore): number {
  return store.keys().reduce((sum, key) => sum + bytesOf(store.getItem(key) ?? ''), 0)
}

function keyOf(key: unknown): string {
  if (typeof key === 'string' && key !== '') return key
  throw new ApiError('parameter error: parameter.key should be String')
}

function set(ctx: PhoneContext, key: unknown, data: unknown): void {
  const store = storeOf(ctx)
  const name = keyOf(key)
  const text = JSON.stringify({ data: data === undefined ? '' : data, date: data instanceof Date })
  if (bytesOf(text) > MAX_KEY_BYTES) throw new ApiError('entry size limit reached (1 MB)')
  const before = bytesOf(store.getItem(name) ?? '')
  if (usedBytes(store) - before + bytesOf(text) > MAX_TOTAL_BYTES) {
    throw new ApiError('the total storage size limit is reached (10 MB)')
  }
  try {
    store.setItem(name, text)
  } catch {
    // The browser keeps about 5 MB for all phones of a table together.
    throw new ApiError('the browser has no room left for this storage')
  }
}

function get(ctx: PhoneContext, key: unknown): { found: boolean; data: unknown } {
  const text = storeOf(ctx).getItem(keyOf(key))
  if (text === null) return { found: false, data: '' }
  const { data, date } = JSON.parse(text) as { data: unknown; date: boolean }
  return { found: true, data: date ? new Date(String(data)) : data }
}

function clear(ctx: PhoneContext): void {
  const store = storeOf(ctx)
  for (const key of store.keys()) store.removeItem(key)
}

function info(ctx: PhoneContext): Data {
  const store = storeOf(ctx)
  const currentSize = Math.ceil(usedBytes(store) / 1024)
  return { keys: store.keys(), currentSize, limitSize: MAX_TOTAL_BYTES / 1024 }
}

type Entry = { key: string; value: unknown }

registerApis({
  setStorage: asyncApi((ctx, options) => set(ctx, options.key, options.data)),
  setStorageSync: syncApi((ctx, key, data) => set(ctx, key, data)),
  getStorage: asyncApi((ctx, options) => {
    const { found, data } = get(ctx, options.key)
    if (!found) throw new ApiError('data not found')
    return { data }
  }),
  getStorageSync: syncApi((ctx, key) => get(ctx, key).data),
  removeStorage: asyncApi((ctx, options) => storeOf(ctx).removeItem(keyOf(options.key))),
  removeStorageSync: syncApi((ctx, key) => storeOf(ctx).removeItem(keyOf(key))),
  clearStorage: asyncApi(clear),
  clearStorageSync: syncApi(clear),
  getStorageInfo: asyncApi(info),
  getStorageInfoSync: syncApi(info),
  batchSetStorage: asyncApi((ctx, options) => {
    for (const one of options.kvList as Entry[]) set(ctx, one.key, one.value)
  }),
  batchSetStorageSync: syncApi((ctx, list) => {
    for (const one of list as Entry[]) set(ctx, one.key, one.value)
  }),
  batchGetStorage: asyncApi((ctx, options) => ({
    dataList: (options.keyList as string[]).map((key) => get(ctx, key).data),
  })),
  batchGetStorageSync: syncApi((ctx, keys) => (keys as string[]).map((key) => get(ctx, key).data)),
})
