import { asyncApi, registerApis, syncApi } from '../../runtime/context.ts'

const nothing = syncApi(() => {})
const quietOk = asyncApi(() => ({}))

/**
 * Reporting and hints whose effect lies outside the phone (analytics, logs, update checks): the
 * documented answer is success without anything to see.
 */
const logger = () => {
  const names = ['debug', 'info', 'log', 'warn', 'error', 'setFilterMsg', 'addFilterMsg', 'in']
  return Object.fromEntries(names.map((name) => [name, () => {}]))
}

registerApis({
  reportEvent: nothing,
  reportAnalytics: nothing,
  reportMonitor: nothing,
  reportPerformance: nothing,
  setEnableDebug: quietOk,
  preloadAssets: nothing,
  preloadWebview: nothing,
  preloadSkylineView: nothing,
  getLogManager: syncApi(logger),
  getRealtimeLogManager: syncApi(logger),
  getUpdateManager: syncApi(() => ({
    // There is never a newer version: the phone runs what was built last.
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
      queueMicrotask(() => listener({ hasUpdate: false })),
    onUpdateReady: () => {},
    onUpdateFailed: () => {},
    applyUpdate: () => {},
  })),
  getPerformance: syncApi((ctx) => ({
    now: () => ctx.window.performance.now(),
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    mark: () => {},
    createObserver: () => ({ observe: () => {}, disconnect: () => {} }),
  })),
  hideKeyboard: asyncApi((ctx) => {
    ;(ctx.document.activeElement as HTMLElement | null)?.blur()
  }),
  checkSession: quietOk,
  // A fresh code each time; nothing here can exchange it, as with WeChat when only cloud is used.
  login: asyncApi(() => ({ code: `0local${Math.random().toString(36).slice(2, 14)}` })),
  loadFontFace: asyncApi(async (ctx, options) => {
    const face = new ctx.window.FontFace(String(options.family), String(options.source))
    await face.load()
    ctx.document.fonts.add(face)
    return { status: 'loaded' }
  }),
})
