import {
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
  syncApi,
} from '../../runtime/context.ts'
import { networkStatus } from '../../runtime/network.ts'
import { screenSize } from '../../runtime/screen.ts'

/** What this phone says it is: a base library that has every API the phone offers. */
const BASE_LIBRARY = '3.8.0'
const WECHAT_VERSION = '8.0.50'

function windowInfo(ctx: PhoneContext): Data {
  const size = screenSize(ctx)
  const { screenWidth, screenHeight } = size
  const statusBarHeight = ctx.chrome.statusBarHeight()
  const safeBottom = ctx.settings.wide ? 0 : 34
  return {
    pixelRatio: ctx.window.devicePixelRatio || 2,
    ...size,
    statusBarHeight,
    screenTop: screenHeight - size.windowHeight,
    safeArea: {
      left: 0,
      right: screenWidth,
      top: statusBarHeight,
      bottom: screenHeight - safeBottom,
      width: screenWidth,
      height: screenHeight - statusBarHeight - safeBottom,
    },
  }
}

function deviceInfo(ctx: PhoneContext): Data {
  const wide = ctx.settings.wide
  return {
    brand: 'localwechat',
    model: wide ? 'PC' : 'phone',
    system: wide ? 'Windows 11' : 'iOS 17.0',
    platform: wide ? 'windows' : 'ios',
    abi: '',
    cpuType: 'localwechat',
    memorySize: 4096,
    benchmarkLevel: 30,
  }
}

function appBaseInfo(ctx: PhoneContext): Data {
  const { dark, textScale } = ctx.settings
  return {
    SDKVersion: BASE_LIBRARY,
    version: WECHAT_VERSION,
    language: 'zh_CN',
    theme: dark ? 'dark' : 'light',
    enableDebug: false,
    host: { env: 'WeChat', appId: '' },
    fontSizeSetting: 16 * textScale,
    fontSizeScaleFactor: textScale,
  }
}

function systemSetting(): Data {
  return {
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }
}

const systemInfo = (ctx: PhoneContext): Data => ({
  ...deviceInfo(ctx),
  ...windowInfo(ctx),
  ...appBaseInfo(ctx),
  ...systemSetting(),
  albumAuthorized: true,
  cameraAuthorized: true,
})

registerApis({
  getSystemInfo: asyncApi(systemInfo),
  getSystemInfoAsync: asyncApi(systemInfo),
  getSystemInfoSync: syncApi(systemInfo),
  getWindowInfo: syncApi(windowInfo),
  getDeviceInfo: syncApi(deviceInfo),
  getAppBaseInfo: syncApi(appBaseInfo),
  getSystemSetting: syncApi(systemSetting),
  getAppAuthorizeSetting: syncApi(() => ({
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'not determined',
    notificationAuthorized: 'authorized',
  })),
  getMenuButtonBoundingClientRect: syncApi((ctx) => {
    const { left, top, width, height } = ctx.chrome.capsule()
    return { left, top, width, height, right: left + width, bottom: top + height }
  }),
  getNetworkType: asyncApi((ctx) => networkStatus(ctx.network)),
  getAccountInfoSync: syncApi((ctx) => ({
    miniProgram: { appId: ctx.settings.appid, envVersion: 'develop', version: '' },
    plugin: {},
  })),
  getBatteryInfoSync: syncApi(() => ({ level: 100, isCharging: true })),
  getBatteryInfo: asyncApi(() => ({ level: 100, isCharging: true })),
  getSkylineInfoSync: syncApi(() => ({ isSupported: false, version: '' })),
  getRendererUserAgent: asyncApi((ctx) => ({ userAgent: ctx.window.navigator.userAgent })),
})
