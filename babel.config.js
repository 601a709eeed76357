// facts/taro.md §2: modern targets save 20 KB of the main package and shrink every page chunk.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        targets: { chrome: '80', ios: '13' },
      },
    ],
  ],
}
