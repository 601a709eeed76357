/** A code of ours: 18 digits, written in groups of four (shuke: rotating code). */
export const CODE_DIGITS = 18
/** With its four spaces. */
export const CODE_TYPED_MAX = 22

export const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** `1234 5678 9012 3456 78`, as typed so far; anything past 18 digits is dropped. */
export const grouped = (text: string): string =>
  digitsOf(text)
    .slice(0, CODE_DIGITS)
    .replace(/(\d{4})(?=\d)/g, '$1 ')
