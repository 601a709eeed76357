import { asList, asRecord, asText, type Json } from '../json.ts'
import { CloudError } from '../wire/errors.ts'
import type { FileStore } from './store.ts'
import type { Tickets } from './tickets.ts'

/** Default life of a download address in seconds (facts/wire.txt). */
const MAX_AGE = 7200

/** Most files of one request, as the cloud's clients are told. */
const FILES_PER_REQUEST = 50

export interface Storage {
  files: FileStore
  tickets: Tickets
  /** Address of the server without a slash at the end; known once it listens. */
  origin: () => string
}

type Action = (storage: Storage, body: Json) => Promise<Json> | Json

const uploadMetadata: Action = ({ files, tickets, origin }, body) => {
  const cloudPath = asText(body.path)
  const problem = files.problem(cloudPath)
  if (problem) throw new CloudError('INVALID_PARAM', problem)
  const ticket = tickets.issue(cloudPath)
  const fileId = files.idOf(cloudPath)
  return {
    url: `${origin()}/upload/${ticket}`,
    token: ticket,
    authorization: ticket,
    fileId,
    cosFileId: ticket,
  }
}

const limited = (items: unknown[]): unknown[] => {
  if (items.length <= FILES_PER_REQUEST) return items
  throw new CloudError('INVALID_PARAM', `at most ${FILES_PER_REQUEST} files at once`)
}

/** Download address of one file; un-encoded, since the SDK encodes it (facts/cloud.md §4). */
const describe = async ({ files, origin }: Storage, fileID: string, maxAge: number) => {
  const cloudPath = files.pathOf(fileID)
  const found = cloudPath !== undefined && (await files.find(cloudPath))
  const code = found ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST'
  const tempFileURL = found ? `${origin()}/files/${cloudPath}` : ''
  return { code, fileID, fileid: fileID, tempFileURL, download_url: tempFileURL, maxAge }
}

const downloadUrls: Action = async (storage, body) => {
  const wishes = limited(asList(body.file_list)).map(asRecord)
  const list = wishes.map(({ fileid, max_age }) =>
    describe(storage, asText(fileid), typeof max_age === 'number' ? max_age : MAX_AGE),
  )
  return { download_list: await Promise.all(list) }
}

const deleteFiles: Action = async ({ files }, body) => {
  const ids = limited(asList(body.fileid_list)).map(asText)
  const list = ids.map(async (fileID) => {
    const cloudPath = files.pathOf(fileID)
    const gone = cloudPath !== undefined && (await files.remove(cloudPath))
    return { code: gone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
  })
  return { delete_list: await Promise.all(list) }
}

/** The `storage.*` actions of the wire. */
export const storageActions: Record<string, Action> = {
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': downloadUrls,
  'storage.batchDeleteFile': deleteFiles,
}
