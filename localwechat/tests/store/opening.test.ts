import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openStore, StoreOpenError } from '../../cloud/store/index.ts'
import { newFolder, Shop } from './helper.ts'

const open = (folder: string) => openStore({ folder, schema: { collections: {} } })

function whyNot(folder: string): string {
  try {
    open(folder).close()
  } catch (error) {
    if (error instanceof StoreOpenError) return error.message
    throw error
  }
  return 'it opened'
}

test('a folder in use is refused, and its data stay whole', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'a' }])
  expect(whyNot(shop.folder)).toContain('in use by another process')
  await shop.add('member', [{ _id: 'b' }])
  shop.reopen()
  expect(await shop.get('member')).toEqual([{ _id: 'a' }, { _id: 'b' }])
})

test('a file that is no store is refused by name and left alone', () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'documents.sqlite'), 'not a database at all '.repeat(200))
  expect(whyNot(folder)).toContain('is damaged or not a document store')
  expect(whyNot(folder)).toContain(folder)
})

test('a folder that cannot be made is refused', () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'file'), '')
  expect(whyNot(path.join(folder, 'file', 'data'))).toContain('cannot be opened or written')
})

test('a folder in the place of the file is refused', () => {
  const folder = newFolder()
  mkdirSync(path.join(folder, 'documents.sqlite'))
  expect(whyNot(folder)).toContain('cannot be opened or written')
})

test('a closed store answers with a refusal', async () => {
  const shop = new Shop()
  shop.store.close()
  expect(await shop.add('member', [{}])).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})
