import { secretFor } from '../platform/secret-path'

/** Where a batch's file, which is as good as money, lies in cloud storage. */
export const filePath = (batchId: string, name: string): string =>
  `inserts/${batchId}-${secretFor(`${batchId}/${name}`)}/${name}`
