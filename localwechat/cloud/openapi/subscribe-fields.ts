const chars = (text: string): number => Array.from(text).length

/** Dates such as 2019年10月1日, 2019-10-01, 2019/10/1 and 2019.10.01. */
const DATE = /\d{4}(年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2})/.source
const TIME = /\d{1,2}:\d{2}(:\d{2})?/.source
const MOMENT = `(${DATE}\\s*)?${TIME}`
const onlyTimes = new RegExp(`^${MOMENT}(\\s*~\\s*${MOMENT})?$`)
const onlyDates = new RegExp(`^${DATE}(\\s*${TIME})?(\\s*~\\s*${DATE}(\\s*${TIME})?)?$`)

/** Limits of each kind of field (facts/platform.md §2.5). */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => chars(value) <= 20,
  number: (value) => /^-?\d{1,32}(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => chars(value) <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => onlyTimes.test(value) || onlyDates.test(value),
  date: (value) => onlyDates.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => chars(value) <= 8,
  name: (value) =>
    /^[\p{Script=Han}·]{1,10}$/u.test(value) ||
    (/^[A-Za-z .'-]+$/.test(value) && chars(value) <= 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: () => true,
}

/** Why WeChat would refuse a field's value, or undefined when it is fine. */
export const fieldProblem = (key: string, value: unknown): string | undefined => {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1]
  const rule = kind === undefined ? undefined : RULES[kind]
  if (!rule) return `data.${key} is not a known kind of field`
  if (typeof value !== 'string' || value.trim() === '') return `data.${key}.value is empty`
  if (/\p{Cc}/u.test(value)) return `data.${key}.value invalid`
  return rule(value) ? undefined : `data.${key}.value invalid`
}
