module.exports = (layers) => (ctx) => {
  const at = (i) => Promise.resolve(layers[i]?.(ctx, () => at(i + 1)))
  return at(0)
}
