import { privacy, type Resolve } from '@/stores/privacy'

/** The typings give the callback's first argument a wrong type: it is the answering function. */
type Register = (listener: (resolve: Resolve) => void) => void

export function listenForPrivacy(): void {
  const register = wx.onNeedPrivacyAuthorization as unknown as Register | undefined
  register?.((resolve) => privacy.ask(resolve))
}
