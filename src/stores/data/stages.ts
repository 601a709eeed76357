import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Dated } from './dated'

export type Over = 'day' | 'month'
export type StageFigures = Out<'operator', 'lifecycle.stages'>

/** Sizes of the stages on a day, and the ways between them over that day or its month. */
export class Stages {
  over: Over = 'month'
  readonly dated: Dated<StageFigures>

  constructor() {
    this.dated = new Dated((day) =>
      ask('operator', 'lifecycle.stages', { ...day, over: this.over }),
    )
    makeAutoObservable(this, { dated: false }, { deep: false })
  }

  setOver(over: Over): Promise<unknown> {
    this.over = over
    return this.dated.load()
  }
}

export const rfmOn = () =>
  new Dated<Out<'operator', 'rfm.groups'>>((day) => ask('operator', 'rfm.groups', day))
