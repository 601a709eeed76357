import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
// Inside the package, so that bare imports of the bundle resolve as they would from its sources.
const cache = path.join(root, 'node_modules/.cache/localwechat')

/** Modules find their neighbour files by import.meta.url, which must outlive bundling. */
const keepAddresses = {
  name: 'keep-addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(file).href),
      ),
      loader: 'ts',
    })),
}

const bundle = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    plugins: [keepAddresses],
    logLevel: 'error',
  })
  return outputFiles[0]
}

/**
 * Makes a TypeScript module of this package importable by plain Node and imports it.
 * @param {string} entry path inside the package
 */
export const load = async (entry = 'index.ts') => {
  const { contents } = await bundle(entry)
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16)
  const file = path.join(cache, `${hash}.mjs`)
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true })
    await writeFile(`${file}.${process.pid}`, contents)
    await rename(`${file}.${process.pid}`, file)
  }
  return import(pathToFileURL(file).href)
}
