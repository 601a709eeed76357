import { base32 } from '../platform/ids'
import { currentKeyFor } from '../platform/keys'

const PURPOSE = 'files'
/** 80 bits: the path of a file that is as good as money can not be guessed. */
const SECRET_LENGTH = 16

/** Where a batch's file lies in cloud storage; the same file has the same path. */
export const filePath = (batchId: string, name: string): string => {
  const secret = base32(currentKeyFor(PURPOSE).mac(`${batchId}/${name}`), SECRET_LENGTH)
  return `inserts/${batchId}-${secret}/${name}`
}
