Page({
  data: { query: '', scene: 0 },
  onLoad(query) {
    this.setData({ query: JSON.stringify(query), scene: wx.getEnterOptionsSync().scene })
  },
  onReady() {
    wx.createSelectorQuery()
      .select('#code')
      .fields({ node: true, size: true })
      .exec(([found]) => {
        const { modules } = require('./code')
        const scale = 6
        const { node } = found
        node.width = node.height = (modules.length + 8) * scale
        const pen = node.getContext('2d')
        pen.fillStyle = '#fff'
        pen.fillRect(0, 0, node.width, node.height)
        pen.fillStyle = '#2b2a26'
        const paint = (x, y) => pen.fillRect((x + 4) * scale, (y + 4) * scale, scale, scale)
        for (let y = 0; y < modules.length; y++) {
          for (let x = 0; x < modules.length; x++) if (modules[y][x] === '1') paint(x, y)
        }
      })
  },
})
