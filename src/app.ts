import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startLook } from './cloud/device'
import { listenForPrivacy } from './cloud/privacy'
import { meetBrand } from './stores/brand'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ path }) => {
    wx.cloud.init({ ...(CLOUD_ENV ? { env: CLOUD_ENV } : {}), traceUser: true })
    listenForPrivacy()
    startLook()
    void meetBrand(path)
  })
  return children
}
