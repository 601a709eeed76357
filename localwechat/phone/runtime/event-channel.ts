type Listener = (...args: unknown[]) => void

/** WeChat's EventChannel between a page and the one it opened. */
export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  emit(name: string, ...args: unknown[]): void
}

export function createEventChannel(): EventChannel {
  const listeners = new Map<string, Set<Listener>>()
  const of = (name: string) => listeners.get(name) ?? new Set<Listener>()
  const channel: EventChannel = {
    on: (name, listener) => void listeners.set(name, of(name).add(listener)),
    once(name, listener) {
      const wrapped: Listener = (...args) => {
        channel.off(name, wrapped)
        listener(...args)
      }
      channel.on(name, wrapped)
    },
    off: (name, listener) => void (listener ? of(name).delete(listener) : listeners.delete(name)),
    emit(name, ...args) {
      for (const listener of [...of(name)]) listener(...args)
    },
  }
  return channel
}
