import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startCloud } from '../cloud/index.ts'
import { SCHEMA } from './data.ts'

/** Serves the bench's data over loopback until it is told to end; prints the address. */
export const serve = async (folder: string): Promise<void> => {
  const functions = path.join(folder, 'functions')
  mkdirSync(functions, { recursive: true })
  const config = { appid: 'wx0000000000000000', functions, schema: SCHEMA }
  const cloud = await startCloud({ project: folder, data: folder, config })
  const told = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()))
  console.log(cloud.url)
  await told
  await cloud.close()
}
