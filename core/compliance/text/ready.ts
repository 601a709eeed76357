/** From so many characters on V8 compiles a pattern at once; it counts those of two bytes apart. */
const LONG = '　'.repeat(1000)

const known = new WeakSet<RegExp>()

/**
 * The same pattern, compiled. V8 would first make it ready for its interpreter, which for lists of
 * hundreds of words takes ten times as long: half a second of the first judgement of an instance.
 */
export const ready = (pattern: RegExp): RegExp => {
  if (known.has(pattern)) return pattern
  known.add(pattern)
  pattern.test(LONG)
  pattern.lastIndex = 0
  return pattern
}
