import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startLook } from './cloud/device'
import { listenForPrivacy } from './cloud/privacy'
import { meetBrand } from './stores/brand'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ path, scene = 0 }) => {
    wx.cloud.init({ ...(CLOUD_ENV ? { env: CLOUD_ENV } : {}), traceUser: true })
    listenForPrivacy()
    startLook()
    void meetBrand(path, scene)
  })
  return children
}
