/// <reference types="@tarojs/taro" />

/** Cloud environment id from .env (config/index.ts); empty lets WeChat choose its default one. */
declare const CLOUD_ENV: string

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
