// A middleware router as many functions use one: onion layers around the action of `$url`.
const compose = require('./compose')

module.exports = class Router {
  constructor({ event }) {
    this.event = event
    this.layers = []
  }

  use(layer) {
    this.layers.push({ fits: () => true, layer })
  }

  router(names, ...layers) {
    const list = [].concat(names)
    for (const layer of layers) this.layers.push({ fits: (name) => list.includes(name), layer })
  }

  serve() {
    const { $url: name } = this.event
    const fitting = this.layers.filter((one) => one.fits(name)).map((one) => one.layer)
    const ctx = { url: name, _req: { event: this.event }, body: undefined, data: {} }
    return compose(fitting)(ctx).then(() => ctx.body)
  }
}
