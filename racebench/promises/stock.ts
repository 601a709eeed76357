import { claimed, firstOf, type Rule } from './look.ts'

export const withinStock: Rule = (look) => {
  const { total = Number.POSITIVE_INFINITY } = look.books.stock ?? {}
  const given = claimed(look).length
  if (given > total) return `${given} coupons were given of a stock of ${total}`
}

export const leftIsRest: Rule = (look) => {
  const { stock } = look.books
  const given = claimed(look).length
  if (stock && stock.left !== stock.total - given)
    return `${given} of ${stock.total} coupons were given, and the stock says ${stock.left} are left`
}

export const withinLimit: Rule = (look) => {
  const counts = new Map<string, number>()
  for (const { owner } of claimed(look)) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const { limit } = look.plan
  return firstOf([...counts.values()], (count) =>
    count > limit ? `one member has ${count} coupons; the limit is ${limit}` : undefined,
  )
}
