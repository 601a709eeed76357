export type Listener = (payload: unknown) => void

/** Named events; a listener that throws does not stop the others. */
export function createEmitter(onError: (error: unknown) => void) {
  const listeners = new Map<string, Set<Listener>>()
  return {
    on(event: string, listener: Listener): () => void {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set)
      set.add(listener)
      return () => set.delete(listener)
    },
    emit(event: string, payload?: unknown): void {
      for (const listener of [...(listeners.get(event) ?? [])]) {
        try {
          listener(payload)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
