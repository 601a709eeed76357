'use strict'
// Most of a cold start is V8 compiling a bundle that has the SDK in it. What one instance has
// compiled the next one reads: of the same text only, by the same Node.
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { Script } = require('node:vm')

/** Characters; less than that is compiled sooner than read. */
const WORTH = 200_000

/** Node forgets for compiled code who answers an `import()` of it. */
const canKeep = (source) =>
  source.length >= WORTH && !source.startsWith('#!') && !/\bimport\s*\(/.test(source)

const KEY_BYTES = 32
const keyOf = (source) => createHash('sha256').update(source).digest()

/** V8 itself only compares the length of the text, so the file begins with a hash of it. */
const readCode = (file, key) => {
  try {
    const found = fs.readFileSync(file)
    return key.equals(found.subarray(0, KEY_BYTES)) ? found.subarray(KEY_BYTES) : undefined
  } catch {
    return undefined
  }
}

/** Instances write at once: each under a name of its own, then into place. A full disk is no fault. */
const writeCode = (file, key, code) => {
  const own = `${file}.${process.pid}.${require('node:worker_threads').threadId}`
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(own, Buffer.concat([key, code]))
    fs.renameSync(own, file)
  } catch {
    fs.rmSync(own, { force: true })
  }
}

const [OPENING] = Module.wrap('\0').split('\0')

/**
 * Runs a CommonJS text as Node would, with compiled code from `codeFile` when it is there. Answers
 * what writes that file anew: to be called when the function has run once, as only code that has
 * run is compiled. False when the text can not be kept, and was not run.
 */
const runCached = (module, file, source, codeFile) => {
  if (!codeFile || !canKeep(source)) return false
  const key = keyOf(source)
  const cachedData = readCode(codeFile, key)
  const script = new Script(Module.wrap(source), {
    filename: file,
    // Lines of stack traces are told as if nothing stood around the text.
    columnOffset: -OPENING.length,
    ...(cachedData ? { cachedData } : {}),
  })
  const body = script.runInThisContext()
  body.call(
    module.exports,
    module.exports,
    Module.createRequire(file),
    module,
    file,
    path.dirname(file),
  )
  const isKnown = cachedData !== undefined && script.cachedDataRejected === false
  return () => {
    if (!isKnown) writeCode(codeFile, key, script.createCachedData())
  }
}

module.exports = { runCached }
