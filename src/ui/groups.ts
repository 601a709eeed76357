/** Digits or letters in groups of four, as all codes and card numbers are set (look.md). */
export const groups = (text: string): string =>
  text.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
