import { makeAutoObservable } from 'mobx'

/** What a field of a form shows and takes. */
export interface TypedValue {
  readonly text: string
  readonly fault: string | undefined
  /** The sentence that `fault` may become, so that its room is kept. */
  readonly rule: string | undefined
  type(text: string): void
}

/** One typed value of a form: the text stays as the person wrote it until it is sent. */
export class Entry<T> implements TypedValue {
  text = ''
  /** Faults are marked from the first try on, not while somebody is still typing. */
  tried = false
  /** The server's sentence about this value. */
  said: string | undefined

  /** `rule` says what is wrong when `read` can make nothing of the text. */
  constructor(
    private readonly read: (text: string) => T | undefined,
    readonly rule: string,
  ) {
    makeAutoObservable<this, 'read'>(this, { read: false, rule: false }, { deep: false })
  }

  get value(): T | undefined {
    return this.read(this.text)
  }

  get fault(): string | undefined {
    return this.said ?? (this.tried && this.value === undefined ? this.rule : undefined)
  }

  type(text: string): void {
    this.text = text
    this.said = undefined
  }

  fill(text: string): void {
    this.type(text)
    this.tried = false
  }

  try(): void {
    this.tried = true
  }

  say(sentence: string | undefined): void {
    this.said = sentence
  }
}
