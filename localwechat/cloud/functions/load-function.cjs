'use strict'
// Loads a function as the cloud would, wherever its folder lies on this machine.
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { runCached } = require('./code-cache.cjs')

const within = (folder, file) => file === folder || file.startsWith(folder + path.sep)

/** The nearest package.json inside the function; the project's own does not go up with it. */
const ownPackage = (folder, file) => {
  for (let at = path.dirname(file); within(folder, at); at = path.dirname(at)) {
    const found = path.join(at, 'package.json')
    if (fs.existsSync(found)) return JSON.parse(fs.readFileSync(found, 'utf8'))
  }
  return {}
}

let keep

/** A project of ES modules must not turn the CommonJS of its functions into ES modules. */
const ignoreProjectType = (folder, main, codeFile) => {
  const load = Module._extensions['.js']
  Module._extensions['.js'] = (module, file) => {
    if (!within(folder, file) || ownPackage(folder, file).type === 'module')
      return load(module, file)
    const source = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    const cached = file === main && runCached(module, file, source, codeFile)
    if (cached) keep = cached
    else module._compile(source, file)
  }
}

const BY_PATH =
  'readFile writeFile appendFile stat lstat readdir access open mkdir unlink rm copyFile'.split(' ')
const MORE = ['existsSync', 'createReadStream', 'createWriteStream']

/** In the cloud a function starts in its own folder; threads of one process share theirs. */
const startIn = (folder) => {
  process.cwd = () => folder
  const place = (target, names) => {
    for (const name of names) {
      const plain = target[name]
      target[name] = (file, ...rest) =>
        plain(typeof file === 'string' ? path.resolve(folder, file) : file, ...rest)
    }
  }
  place(fs, [...BY_PATH, ...BY_PATH.map((name) => `${name}Sync`), ...MORE])
  place(fs.promises, BY_PATH)
  Module.syncBuiltinESMExports()
}

const requireOrImport = async (file) => {
  try {
    return require(file)
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error
    const loaded = await import(pathToFileURL(file).href)
    return typeof loaded.main === 'function' ? loaded : loaded.default
  }
}

/** Loads index.js; answers the module whose `main` is to be called. `codeFile`: see code-cache.cjs. */
const loadFunction = async (file, codeFile) => {
  const folder = path.dirname(file)
  ignoreProjectType(folder, file, codeFile)
  startIn(folder)
  const loaded = await requireOrImport(file)
  if (typeof loaded?.main !== 'function') throw new Error('exports.main is not a function')
  return loaded
}

const seen = new Set()

/** Files that were required since the last question; packages are taken not to change. */
const newFiles = () => {
  const inPackages = `${path.sep}node_modules${path.sep}`
  const files = Object.keys(require.cache).filter(
    (file) => !seen.has(file) && !file.includes(inPackages),
  )
  for (const file of files) seen.add(file)
  return files
}

/** Keeps for later instances what V8 has compiled by now; only the first time. */
const keepCode = () => {
  keep?.()
  keep = undefined
}

module.exports = { keepCode, loadFunction, newFiles }
