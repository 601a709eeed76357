import { firstOf, type Rule, sum } from './look.ts'

export const neverBelowZero: Rule = ({ books }) =>
  firstOf(books.purses, ({ owner, points }) =>
    points < 0 ? `${owner} has ${points} points` : undefined,
  )

export const balanceIsFold: Rule = ({ books }) =>
  firstOf(books.purses, ({ owner, points, ledger }) => {
    const fold = sum(ledger.map((row) => row.points))
    return fold === points
      ? undefined
      : `${owner} has ${points} points; the rows of the ledger make ${fold}`
  })

export const oncePerDay: Rule = ({ books }) => {
  const days = new Set<string>()
  return firstOf(books.checkIns, ({ owner, day }) => {
    const key = `${owner} ${day}`
    if (days.has(key)) return `${owner} checked in twice on ${day}`
    days.add(key)
    return undefined
  })
}
