import { MAX_SIGNED } from '#core/sales/limits'

/** Bad inputs made from a good one, for any route. */

type Path = (string | number)[]
type Tree = unknown

const isBranch = (value: Tree): value is Record<string, Tree> | Tree[] =>
  typeof value === 'object' && value !== null

/** Paths of every value inside, branches before their leaves. */
const pathsOf = (value: Tree, path: Path = []): Path[] =>
  isBranch(value)
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...path, key],
        ...pathsOf(inner, [...path, key]),
      ])
    : []

const at = (value: Tree, path: Path): Tree =>
  path.reduce<Tree>((inner, key) => (inner as Record<string, Tree>)[key], value)

const withValue = (value: Tree, path: Path, replacement: Tree): Tree => {
  const copy = structuredClone(value)
  const holder = at(copy, path.slice(0, -1)) as Record<string, Tree>
  holder[path.at(-1) ?? ''] = replacement
  return copy
}

/** A value of another type that no field of the contract takes. */
const wrongFor = (value: Tree): Tree => (typeof value === 'object' ? 7 : { wrong: true })

/** Longer than any text of the contract: the longest is a signed quote. */
const TOO_LONG = 'x'.repeat(MAX_SIGNED + 1)

export interface Bad {
  what: string
  input: Tree
}

const branchesOf = (input: Tree): Path[] => [
  [],
  ...pathsOf(input).filter((path) => {
    const value = at(input, path)
    return isBranch(value) && !Array.isArray(value)
  }),
]

const unknownFields = (input: Tree): Bad[] =>
  branchesOf(input).map((path) => ({
    what: `unknown field in ${path.join('.') || 'input'}`,
    input: withValue(input, [...path, 'stranger'], 1),
  }))

const wrongTypes = (input: Tree): Bad[] =>
  pathsOf(input).map((path) => ({
    what: `wrong type of ${path.join('.')}`,
    input: withValue(input, path, wrongFor(at(input, path))),
  }))

const overLong = (input: Tree): Bad[] =>
  pathsOf(input)
    .filter((path) => typeof at(input, path) === 'string')
    .map((path) => ({
      what: `over-long ${path.join('.')}`,
      input: withValue(input, path, TOO_LONG),
    }))

const notAnObject: Bad[] = [null, 'text', 7, [1]].map((input) => ({
  what: `${JSON.stringify(input)} as input`,
  input,
}))

/** Every way to be wrong that the contract must refuse, whatever the route. */
export const badInputsFor = (input: Tree): Bad[] => [
  ...notAnObject,
  ...unknownFields(input),
  ...wrongTypes(input),
  ...overLong(input),
]

/** The input with one id that has the right form and belongs to nothing. */
export const withMissing = (input: Record<string, Tree>, field: string): Tree =>
  withValue(input, [field], 'zz-belongs-to-nothing')

export const withForeign = (input: Record<string, Tree>, field: string, id: string): Tree =>
  withValue(input, [field], id)

/** Names of the id fields at the top of an input. */
export const idFieldsOf = (input: Record<string, Tree>): string[] =>
  Object.keys(input).filter((field) => /Id$/.test(field))
