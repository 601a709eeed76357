import type { PhoneMemory } from './context.ts'

export interface KeyStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
  keys(): string[]
}

/**
 * The browser's localStorage under a prefix; a map where the page has none (jsdom on about:blank).
 */
export function openKeyStore(window: Window, prefix: string): KeyStore {
  const storage = usable(window)
  if (!storage) return mapStore()
  return {
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: (key) => storage.removeItem(prefix + key),
    keys: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  }
}

function usable(window: Window): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function mapStore(): KeyStore {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  }
}

export function createMemory(store: KeyStore): PhoneMemory {
  return {
    get<T>(key: string) {
      const text = store.getItem(key)
      return text === null ? undefined : (JSON.parse(text) as T)
    },
    set: (key, value) => store.setItem(key, JSON.stringify(value)),
    remove: (key) => store.removeItem(key),
  }
}
