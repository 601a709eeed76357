/** One phone on the table, as `/?phones=` writes it: `clerk:wide`, `friend:closed:dark`. */
export interface PhoneSpec {
  person: string
  wide: boolean
  dark: boolean
  closed: boolean
  /** Page path with query to open, from `at.<person>=`; empty: the first page. */
  path: string
}

const FLAGS = ['wide', 'dark', 'closed'] as const

/** Reads `?phones=shopper,clerk:wide&at.clerk=clerk/home/index`; null when no phones are named. */
export function readSpecs(search: string): PhoneSpec[] | null {
  const params = new URLSearchParams(search)
  const phones = params.get('phones')
  if (phones === null) return null
  return phones
    .split(',')
    .filter((part) => part !== '')
    .map((part) => readSpec(part, params))
}

function readSpec(part: string, params: URLSearchParams): PhoneSpec {
  const [person = '', ...flags] = part.split(':')
  const unknown = flags.find((flag) => !FLAGS.some((one) => one === flag))
  if (unknown) throw new Error(`不认识“${part}”里的“${unknown}”，可以用 ${FLAGS.join('、')}`)
  const has = (flag: string) => flags.includes(flag)
  const path = params.get(`at.${person}`) ?? ''
  return { person, wide: has('wide'), dark: has('dark'), closed: has('closed'), path }
}

/** The address of the table as it lies now; start pages are left out, as they are over. */
export function writeSpecs(specs: readonly PhoneSpec[]): string {
  const phones = specs.map((spec) => [spec.person, ...FLAGS.filter((flag) => spec[flag])].join(':'))
  return `?phones=${phones.join(',')}`
}

/** The address of one phone's frame. */
export function frameUrl(spec: PhoneSpec): string {
  const params = new URLSearchParams({ person: spec.person })
  for (const flag of FLAGS) if (spec[flag]) params.set(flag, '1')
  if (spec.path !== '') params.set('path', spec.path)
  return `/phone/?${params}`
}

/** A phone that nobody asked anything special of. */
export const plainSpec = (person: string): PhoneSpec => ({
  person,
  wide: false,
  dark: false,
  closed: false,
  path: '',
})
