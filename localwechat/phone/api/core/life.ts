import { runnerOf } from '../../runtime/app-runner.ts'
import { apis, listenerApis, openTypes, registerApis, syncApi } from '../../runtime/context.ts'
import { nativeTags } from '../../runtime/tags/names.ts'

registerApis({
  ...listenerApis('onAppShow', 'offAppShow', 'appShow'),
  ...listenerApis('onAppHide', 'offAppHide', 'appHide'),
  ...listenerApis('onError', 'offError', 'appError'),
  ...listenerApis('onPageNotFound', 'offPageNotFound', 'pageNotFound'),
  ...listenerApis('onUnhandledRejection', 'offUnhandledRejection', 'unhandledRejection'),
  ...listenerApis('onThemeChange', 'offThemeChange', 'themeChange'),
  ...listenerApis('onWindowResize', 'offWindowResize', 'windowResize'),
  ...listenerApis('onMemoryWarning', 'offMemoryWarning', 'memoryWarning'),
  ...listenerApis('onNetworkStatusChange', 'offNetworkStatusChange', 'networkStatusChange'),
  ...listenerApis('onKeyboardHeightChange', 'offKeyboardHeightChange', 'keyboardHeightChange'),
  ...listenerApis('onAudioInterruptionBegin', 'offAudioInterruptionBegin', 'audioBegin'),
  ...listenerApis('onAudioInterruptionEnd', 'offAudioInterruptionEnd', 'audioEnd'),
  getLaunchOptionsSync: syncApi((ctx) => ({ ...runnerOf(ctx).launchOptions })),
  getEnterOptionsSync: syncApi((ctx) => ({ ...runnerOf(ctx).enterOptions })),
  nextTick: syncApi((_ctx, callback) => {
    if (typeof callback === 'function') queueMicrotask(() => callback())
  }),
  canIUse: syncApi((_ctx, schema) => {
    const [name = '', member, value] = String(schema).split('.')
    return apis.has(name) || canUseTag(name, member, value)
  }),
})

/** `button.open-type.chooseAvatar` asks for a value; other attributes of known tags are taken. */
function canUseTag(name: string, attribute: string | undefined, value: string | undefined) {
  if (!(nativeTags as readonly string[]).includes(name)) return false
  if (name === 'button' && attribute === 'open-type' && value) return openTypes.has(value)
  return true
}
