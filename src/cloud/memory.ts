/** The phone's storage. A full or broken storage must never stop a page. */
export const memory = {
  get(key: string): unknown {
    try {
      return wx.getStorageSync(key) || undefined
    } catch {
      return undefined
    }
  },
  set(key: string, value: unknown): void {
    try {
      wx.setStorageSync(key, value)
    } catch (fault) {
      console.warn('storage is full', key, fault)
    }
  },
  /** Removes everything under keys that start so. */
  removeAll(start: string): void {
    try {
      for (const key of wx.getStorageInfoSync().keys) if (key.startsWith(start)) this.remove(key)
    } catch (fault) {
      console.warn('storage does not answer', start, fault)
    }
  },
  remove(key: string): void {
    try {
      wx.removeStorageSync(key)
    } catch (fault) {
      console.warn('storage does not answer', key, fault)
    }
  },
}
