'use strict'
// Runs inside a worker thread. Plain CommonJS, because it is loaded by path with no build step.
const { parentPort, workerData } = require('node:worker_threads')
const { format } = require('node:util')
const { keepCode, loadFunction, newFiles } = require('./load-function.cjs')

const offset = new Float64Array(workerData.clock)
let current = ''
let skew = 0
let loaded
let perCall = []

const post = (message) => parentPort.postMessage({ ...message, call: current })

for (const level of ['debug', 'log', 'info', 'warn', 'error'])
  console[level] = (...args) => post({ type: 'log', level, text: format(...args) })

/** Makes Date follow the cloud's clock; prototypes stay shared, so `instanceof` keeps working. */
const moveDate = () => {
  const Real = Date
  const now = () => Math.floor(Real.now() + offset[0] + skew)
  const Moved = new Proxy(Real, {
    construct: (target, args, self) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  Real.prototype.constructor = Moved
  globalThis.Date = Moved
}

let moved = false
const followClock = () => {
  if (moved || (offset[0] === 0 && skew === 0)) return
  moved = true
  moveDate()
}

/** Only the platform's own variables are replaced; what the function set itself stays warm. */
const setEnv = (env) => {
  for (const key of perCall) if (!(key in env)) delete process.env[key]
  Object.assign(process.env, env)
  perCall = Object.keys(env)
}

const describe = (error) =>
  error instanceof Error ? (error.stack ?? String(error)) : `Error: ${format('%s', error)}`

const fail = (phase, error) =>
  post({ type: 'failed', phase, message: String(error?.message ?? error), text: describe(error) })

/**
 * Calls main as SCF does: it returns a value or a promise, or is an old one that answers through
 * its third parameter. A main that names that parameter and returns nothing is waited for.
 */
const callMain = (event, context) =>
  new Promise((resolve, reject) => {
    const callback = (error, result) => (error ? reject(error) : resolve(result))
    const returned = loaded.main(event, context, callback)
    if (returned !== undefined || loaded.main.length < 3) resolve(returned)
  })

const run = async ({ call, env, event, context, wrong }) => {
  current = call
  skew = wrong
  setEnv(env)
  followClock()
  try {
    loaded ??= await loadFunction(workerData.file, workerData.code)
  } catch (error) {
    return fail('load', error)
  }
  post({ type: 'started' })
  try {
    const json = JSON.stringify(await callMain(event, context)) ?? 'null'
    post({ type: 'loaded', files: newFiles() })
    post({ type: 'result', json })
    keepCode()
  } catch (error) {
    fail('run', error)
  }
}

parentPort.on('message', run)
