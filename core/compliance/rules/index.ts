import type { Rule } from '../rule'
import { keeping, values } from './money'
import { people, separately } from './people'
import { platform } from './platform'
import { prizes } from './prizes'
import { sharing } from './sharing'

/** All declared rules, in the order of facts/platform.md §4. */
export const rules: readonly Rule[] = [
  ...sharing,
  ...platform,
  ...people,
  ...prizes,
  ...values,
  ...separately,
  ...keeping,
]
