import type { Server } from 'node:http'
import { callAs } from './client.ts'
import { readConfig } from './config.ts'
import type { Services } from './context.ts'
import { readFunctions } from './functions/folder.ts'
import { clientReply } from './functions/reply.ts'
import { checkHost, isLoopback } from './http/guard.ts'
import { listen } from './http/listen.ts'
import { createRouter } from './http/router.ts'
import { openServices } from './services.ts'
import { type Scheduler, startScheduler } from './timers/scheduler.ts'
import type { CallReply, Cloud, CloudOptions } from './types.ts'

export { readConfig } from './config.ts'
export { type StoreReport, verifyStore } from './store/verify.ts'
export type * from './types.ts'

const fireTimer = async (services: Services, fn: string, at: number): Promise<CallReply> => {
  const trigger = services.host.spec(fn)?.trigger
  if (!trigger) throw new Error(`function ${fn} has no timer in its config.json`)
  const event = {
    Type: 'Timer',
    TriggerName: trigger.name,
    Time: new Date(at).toISOString(),
    Message: '',
    userInfo: { appId: services.config.appid },
  }
  return clientReply(await services.host.invoke(fn, event, { source: 'wx_trigger' }))
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const closer = (services: Services, server: Server, scheduler: Scheduler) => {
  const close = async (): Promise<void> => {
    scheduler.close()
    await services.host.close()
    await closeServer(server)
    services.store.close()
  }
  let closing: Promise<void> | undefined
  return (): Promise<void> => {
    closing ??= close()
    return closing
  }
}

const facade = (services: Services, url: string, port: number, close: Cloud['close']): Cloud => {
  const { config, clock, store, host, people, mailbox, payments } = services
  return {
    url,
    port,
    config,
    clock,
    store,
    call: (fn, person, data = {}) => callAs(services, fn, person, data),
    calls: () => host.log.records(),
    fireTimer: (fn) => fireTimer(services, fn, clock.now()),
    people: () => people.all(),
    addPerson: (input) => people.add(input),
    messages: (person) => mailbox.messages(people.get(person).id),
    acceptSubscribe: (person, ids) => mailbox.accept(people.get(person).id, ids),
    payments: () => structuredClone(payments.value),
    chaos: services.chaos.control,
    close,
  }
}

/**
 * Starts the local cloud: one HTTP server for the SDK's wire, the phones and whatever is mounted.
 * Refuses a broken configuration, a host that others can reach, a data folder in use elsewhere.
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const { host = '127.0.0.1', allowRemote = false, project = process.cwd() } = options
  const { log = () => undefined } = options
  checkHost(host, allowRemote)
  const config = readConfig(project, options.config)
  readFunctions(config.functions)
  // Cloud functions live in UTC (facts/platform.md §2.1); worker threads share our time zone.
  process.env.TZ = 'UTC'
  // Functions and phones on this machine reach a server that listens everywhere by loopback.
  const name = isLoopback(host) ? host : '127.0.0.1'
  let url = ''
  const services = openServices(config, options, () => url)
  try {
    const router = createRouter(services, options.mount ?? [], allowRemote)
    const { server, port } = await listen(router, host, options.port ?? 0)
    url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`
    const functions = () => readFunctions(config.functions)
    const fire = (fn: string, at: number) => fireTimer(services, fn, at)
    const scheduler = startScheduler(services.clock, functions, fire, log)
    return facade(services, url, port, closer(services, server, scheduler))
  } catch (error) {
    services.store.close()
    throw error
  }
}
