import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { dotenvParse } from '@tarojs/helper'

// A `process.env.X` that nobody defines would survive into the bundle and throw in WeChat.
const { TARO_APP_CLOUD_ENV = '' } = dotenvParse(path.resolve(__dirname, '..'))

// Another folder for a build beside the one that runs (screens in work, tests).
// An empty name or a dot would make Taro empty the project itself.
const wish = process.env.SHUKE_DIST ?? ''
const OUT = /^[\w-]+$/.test(wish) ? wish : 'dist'

// Versions and settings that work: facts/taro.md §1–2.
export default defineConfig(() => ({
  projectName: 'shuke',
  date: '2026-11-22',
  sourceRoot: 'src',
  outputRoot: OUT,
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Kept between builds, webpack's cache gave an old module after a pull: each build reads anew.
  cache: { enable: false },
  alias: {
    '@': path.resolve(__dirname, '../src'),
    '#core': path.resolve(__dirname, '../core'),
    // mobx's ESM entry carries its development build: 17 KB more (facts/taro.md §2).
    mobx$: path.resolve(__dirname, '../node_modules/mobx/dist/mobx.esm.production.min.js'),
  },
  // Chinese as it is: escaped it takes twice the bytes of a package.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  defineConstants: { CLOUD_ENV: JSON.stringify(TARO_APP_CLOUD_ENV) },
  // theme.json names the tab icons, so Taro does not find them by itself.
  copy: {
    patterns: [
      { from: 'src/assets/tab', to: `${OUT}/assets/tab` },
      // The sounds of the till are named by path alone.
      { from: 'src/clerk/sounds', to: `${OUT}/clerk/sounds` },
    ],
    options: {},
  },
  mini: {
    baseLevel: 8,
    optimizeMainPackage: { enable: true },
    compile: { include: [(file: string) => file.startsWith(path.resolve(__dirname, '../core'))] },
    postcss: {
      // rpx would shrink text on a 320 px phone and blow it up in PC WeChat's wide window.
      pxtransform: { enable: false, config: {} },
      cssModules: {
        enable: true,
        config: { namingPattern: 'module', generateScopedName: '[name]_[local]' },
      },
    },
  },
}))
