import { makeAutoObservable } from 'mobx'
import type { CampaignRow } from '#core/invites/desk-views'
import type { CampaignStatus } from '#core/invites/form'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'
import { words } from './entries'

export const campaignText: Record<CampaignStatus, string> = {
  draft: '草稿',
  published: '进行中',
  paused: '暂停',
  ended: '已结束',
}

/** Why something is done; always asked for, kept in the audit row. */
export const whyEntry = () => words('请写上原因，会写进操作记录')

/** Campaigns, newest first, and the one switch that pauses all that run. */
export class Invites {
  readonly list = new Rows<CampaignRow>(async (after) => {
    const answer = await ask('operator', 'invites.campaigns', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.campaigns, next: answer.data.next } }
  })
  readonly stopping = new Step()
  readonly why = whyEntry()
  asked = false

  constructor() {
    makeAutoObservable(this, { list: false, stopping: false, why: false }, { deep: false })
  }

  get running(): number {
    return this.list.rows?.filter(({ status }) => status === 'published').length ?? 0
  }

  ask(asked: boolean): void {
    this.asked = asked
    this.stopping.clear()
  }

  /** How many were paused. */
  async stopAll(): Promise<number | undefined> {
    this.why.try()
    const why = this.why.value
    if (!why) return undefined
    const work = () => act('operator', 'invites.stopAll', { why }, { subject: 'campaigns' })
    const done = await this.stopping.run(work)
    if (!done) return undefined
    this.ask(false)
    this.why.fill('')
    await this.list.load()
    return done.paused
  }
}
