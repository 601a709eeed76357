import { makeAutoObservable } from 'mobx'
import type { Memory } from '../load'

const KEY = 'clerk:sound'

/** Whether this phone sounds after a scan; some shops are quiet ones. */
export class Chime {
  on: boolean

  constructor(private readonly memory: Memory) {
    this.on = memory.get(KEY) !== 'off'
    makeAutoObservable<this, 'memory'>(this, { memory: false })
  }

  toggle(): void {
    this.on = !this.on
    this.memory.set(KEY, this.on ? 'on' : 'off')
  }
}
