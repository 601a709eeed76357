import { platform } from '#core/events/event'
import { type IdentityKey, memberKey } from '#core/identity/keys'
import { ok, refuse } from '#core/kernel/result'
import { digitsOf } from '#core/membership/rules'
import type { personsOperatorRoutes } from '#core/persons/contract'
import { orderKeyOf, personsOf, phoneKeyOf } from '../identity'
import type { UseCase } from '../platform/context'
import { events } from '../platform/events'
import { members } from '../platform/people'
import { find as findDocs, getMany } from '../platform/store'
import { namesFor } from './names'
import { persons } from './records'

type Find = (typeof personsOperatorRoutes)['persons.find']

/** Of one number there are a household's memberships at most. */
const SOME = 10

const byCard = async (text: string): Promise<IdentityKey[]> => {
  const number = digitsOf(text)
  if (number === undefined) return []
  const found = await findDocs(members, { where: { number }, limit: 1 })
  return found.map(({ _id }) => memberKey(_id))
}

const byPhone = async (text: string): Promise<IdentityKey[]> => {
  const key = phoneKeyOf(text)
  if (key === undefined) return []
  const phone = text.replace(/\D/g, '')
  const found = await findDocs(members, { where: { 'profile.phone': phone }, limit: SOME })
  return [key, ...found.map(({ _id }) => memberKey(_id))]
}

/** An order's purchase is about its buyer, or about the order itself once it was claimed. */
const byOrder = async (text: string): Promise<IdentityKey[]> => {
  const ids = platform.options.map((one) => `bought.${one}.${text}`)
  const found = await getMany(events, ids)
  const own = platform.options.map((one) => orderKeyOf(one, text))
  return [...found.map(({ key }) => key as IdentityKey), ...own]
}

/** Persons by what an operator was told: card number, phone or order number. Some six requests. */
export const find: UseCase<Find> = async ({ text }) => {
  const keys = (await Promise.all([byCard(text), byPhone(text), byOrder(text)])).flat()
  const names = await personsOf([...new Set(keys)])
  const found = await getMany(persons, [...names.values()])
  if (found.length === 0) return refuse('persons.not-found')
  const words = await namesFor(found)
  return ok({
    people: found.map(({ _id: id, memberId }) => ({
      id,
      name: words.get(id) ?? id,
      ...(memberId === undefined ? {} : { memberId }),
    })),
  })
}
