import { makeAutoObservable } from 'mobx'
import { act } from '@/cloud'
import { Step } from '../step'

/** The first operator comes in by the one-time code that the start or deploy script prints. */
export class Setup {
  code = ''
  name = ''
  readonly entering = new Step()

  constructor() {
    makeAutoObservable(this, { entering: false }, { deep: false })
  }

  setCode(code: string): void {
    this.code = code
  }

  setName(name: string): void {
    this.name = name
  }

  get ready(): boolean {
    return this.code.trim() !== '' && this.name.trim() !== ''
  }

  async enter(): Promise<boolean> {
    const input = { setupCode: this.code.trim(), name: this.name.trim() }
    const work = () => act('operator', 'staff.setUp', input, { subject: 'first-operator' })
    return (await this.entering.run(work)) !== undefined
  }
}
