import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { afterAll } from 'vitest'
import { type Cloud, startCloud } from '../../cloud/index.ts'

const HERE = import.meta.dirname
const ROOT = path.resolve(HERE, '../../..')

const cleanUps: (() => unknown)[] = []

afterAll(async () => {
  for (const step of cleanUps.splice(0).reverse()) await step()
})

/** What `tsc` would leave in place of a TypeScript file. */
const compile = (folder: string, target: ts.ScriptTarget): void => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
    const compilerOptions = { target, module: ts.ModuleKind.CommonJS, esModuleInterop: true }
    const source = readFileSync(path.join(folder, name), 'utf8')
    const { outputText } = ts.transpileModule(source, { compilerOptions })
    writeFileSync(path.join(folder, name.replace(/ts$/, 'js')), outputText)
    rmSync(path.join(folder, name))
  }
}

/** A project of strangers' functions, each uploaded as its author would; the project is of ESM. */
export const strangersProject = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'strangers-'))
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  const functions = path.join(folder, 'cloudfunctions')
  cpSync(path.join(HERE, 'fns'), functions, { recursive: true })
  renameSync(path.join(functions, 'router/packages'), path.join(functions, 'router/node_modules'))
  cpSync(path.join(functions, 'typescript'), path.join(functions, 'es5'), { recursive: true })
  compile(path.join(functions, 'typescript'), ts.ScriptTarget.ES2020)
  compile(path.join(functions, 'es5'), ts.ScriptTarget.ES5)
  return folder
}

export const startStrangers = async (folder: string): Promise<Cloud> => {
  const cloud = await startCloud({
    project: folder,
    data: path.join(folder, 'data'),
    durability: 'off',
    config: {
      appid: 'wx0123456789abcdef',
      functions: 'cloudfunctions',
      schema: { collections: { todos: {} } },
      people: [{ id: 'ann', name: '安' }],
    },
  })
  cleanUps.push(() => cloud.close())
  return cloud
}
