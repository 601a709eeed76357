import type { Deed, Told } from '../adapter.ts'
import { type Noted, toldText, wishText } from '../log.ts'
import { claimed, firstOf, type Look, type Rule } from './look.ts'

const UNSURE: Told = { is: 'unsure' }

/**
 * What became of all deliveries of one request, heard or not, in the order in which they ended. The
 * second delivery of a call has the name of the first and a `b`.
 */
const answersOf = <G>({ stage, calls, adapter }: Look<G>): Map<Noted, Told[]> => {
  const { wishes, sent } = stage.log
  const answers = new Map<Noted, Told[]>(wishes.map((one) => [one, []]))
  const answered = new Set(calls.filter(({ result }) => result !== undefined).map(({ id }) => id))
  for (const { id, result } of calls) {
    const index = sent[id.replace(/b$/, '')]?.wish
    const noted = index === undefined ? undefined : wishes[index]
    // An answer that was lost on its way stands there twice: given, and not heard.
    if (!noted || (result === undefined && answered.has(id))) continue
    const told = result === undefined ? UNSURE : adapter.told(noted.wish.deed, result)
    answers.get(noted)?.push(told)
  }
  return answers
}

export const sameAnswer: Rule = (look) =>
  firstOf([...answersOf(look)], ([{ wish }, answers]) => {
    const first = answers.findIndex(({ is }) => is === 'done')
    if (first < 0) return undefined
    const text = JSON.stringify(answers[first])
    const other = answers
      .slice(first)
      .find((one) => one.is !== 'unsure' && JSON.stringify(one) !== text)
    return other === undefined
      ? undefined
      : `${wish.person} ${wishText(wish)}, and the same request got: ${toldText(answers[first] as Told)}; then: ${toldText(other)}`
  })

/** How often each deed had its effect since the play began, by the books. */
const effectsOf = (look: Look<unknown>): Partial<Record<Deed, number>> => {
  const { coupons, purses, checkIns } = look.books
  const redemptions = coupons?.flatMap((one) => one.redemptions)
  const rows = purses?.flatMap(({ ledger }) => ledger)
  const given = look.plan.points > 0 ? look.plan.members.length : 0
  return {
    ...(coupons ? { claim: claimed(look).length } : {}),
    ...(redemptions ? { redeem: redemptions.length } : {}),
    ...(redemptions ? { undo: redemptions.filter(({ undone }) => undone).length } : {}),
    ...(rows ? { earn: rows.filter(({ deed }) => deed === 'earn').length - given } : {}),
    ...(rows ? { spend: rows.filter(({ deed }) => deed === 'spend').length } : {}),
    ...(checkIns ? { 'check-in': checkIns.length } : {}),
  }
}

/** Who asks twice to take the same redemption back may be told twice that it was. */
const subjectOf = ({ wish }: Noted): string =>
  wish.deed === 'undo' ? wish.redemption : wish.request

export const effectOnce: Rule = (look) => {
  const answers = [...answersOf(look)]
  const count = (deed: string, judge: (all: readonly Told[]) => boolean): number =>
    new Set(
      answers
        .filter(([{ wish }, all]) => wish.deed === deed && judge(all))
        .map(([noted]) => subjectOf(noted)),
    ).size
  return firstOf(Object.entries(effectsOf(look)), ([deed, effects]) => {
    const done = count(deed, (all) => all.some(({ is }) => is === 'done'))
    // A refusal is the last word on what was sent before it, but not on what ended after it.
    const open = count(
      deed,
      (all) => all.every(({ is }) => is !== 'done') && all.at(-1)?.is === 'unsure',
    )
    if (effects < done) return `${deed}: ${done} requests were told done, the books have ${effects}`
    if (effects > done + open)
      return `${deed}: the books have ${effects}, and at most ${done + open} requests can have had effect`
  })
}
