import { ok } from '#core/kernel/result'
import type { programMemberRoutes } from '#core/program/contract'
import { checkinWords, pointsWords, tiersWords } from '#core/program/words'
import { readBrand } from '../brand'
import type { UseCase } from '../platform/context'

/** The rules in sentences, for everybody, in one read. */
export const words: UseCase<(typeof programMemberRoutes)['program.words']> = async (
  _input,
  { now },
) => {
  const { program } = await readBrand()
  return ok({
    points: pointsWords(program, now),
    tiers: tiersWords(program),
    checkin: checkinWords(program),
  })
}
