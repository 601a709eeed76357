import { base32 } from './ids'
import { currentKeyFor } from './keys'

const PURPOSE = 'files'
/** 80 bits: cloud files open for whoever knows their path, so it can not be guessed. */
const SECRET_LENGTH = 16

/** The part of a path that makes it a secret; the same file has the same one. */
export const secretFor = (file: string): string =>
  base32(currentKeyFor(PURPOSE).mac(file), SECRET_LENGTH)
