export const productsRefusals = {
  'products.changed': '商品表刚刚被同事改过，请刷新后再改',
  'products.twice': '有两个同名的商品或分类，请改一个名字',
  'products.category-missing': '有商品的分类已经删掉了，请给它重新选一个分类',
} as const
