import * as v from 'valibot'
import { person } from '#core/persons/person'
import { DEFAULT_RULES, lifeRules } from '#core/persons/rules'
import { collection, get } from './store'

/** The read model of people (server/persons writes it); whoever judges somebody reads it here. */
export const persons = collection('persons', person)

/** Where the engine notes how far it is; what others need of it are the rules. */
export const STATE_ID = 'persons.state'

const inForce = collection('jobs', v.object({ _id: v.string(), rules: lifeRules }))

/** Rules by which persons are what they are now. */
export const readLifeRules = async () => (await get(inForce, STATE_ID))?.rules ?? DEFAULT_RULES
