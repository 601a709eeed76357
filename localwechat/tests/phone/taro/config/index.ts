import { defineConfig } from '@tarojs/cli'

// As small as a Taro 4 project gets; baseLevel 4 makes deep trees go through Taro's own `comp`.
export default defineConfig({
  projectName: 'fixture',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env.FIXTURE_OUT ?? 'dist',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  copy: { patterns: [], options: {} },
  // Taro reads it; its types do not list it.
  mini: { baseLevel: 4 } as object,
})
