import { makeAutoObservable, runInAction } from 'mobx'
import type { InvitedRole, StaffView } from '#core/staff/contract'
import { act, ask, type Out } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'
import { countOrNone } from './entries'
import { storeRows } from './stores'

export type Invitation = Out<'operator', 'staff.invite'>
/** What somebody is to lose: the post in a store, or without one the right to run the brand. */
export interface Loss {
  staffId: string
  name: string
  store?: { id: string; name: string }
}

/** A post whose daily limit is changed. */
export interface Post {
  staffId: string
  name: string
  storeId: string
  storeName: string
  dailyLimit?: number | undefined
}

/** As the contract has it (core/staff/contract.ts `staff.limit`). */
const MAX_DAILY = 9999

export const roleText: Record<InvitedRole, string> = {
  clerk: '店员',
  manager: '店长',
  operator: '运营',
}

/** Who works where, invitations, and taking a right away. */
export class Staff {
  readonly list = new Rows<StaffView>(async () => {
    const answer = await ask('operator', 'staff.list', {})
    return answer.ok ? { ...answer, data: { rows: answer.data.staff } } : answer
  })
  readonly stores = storeRows()
  readonly inviting = new Step()
  readonly revoking = new Step()
  invitation: Invitation | undefined
  storeId = ''
  role: InvitedRole = 'clerk'
  leaving: Loss | undefined
  readonly changing = new Step()
  readonly limit = countOrNone(MAX_DAILY, `请填次数，最多 ${MAX_DAILY} 次，不限就留空`)
  /** The person who is looked at closely. */
  openId: string | undefined
  /** The post whose limit is asked for. */
  limiting: Post | undefined

  constructor() {
    const kept = {
      list: false,
      stores: false,
      inviting: false,
      revoking: false,
      changing: false,
      limit: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    await Promise.all([this.list.load(), this.stores.load()])
    const first = this.stores.rows?.[0]
    if (first && !this.storeId) this.setStore(first.id)
  }

  setStore(storeId: string): void {
    this.storeId = storeId
  }

  setRole(role: InvitedRole): void {
    this.role = role
  }

  /** Undefined while a post has no store yet. */
  get offer(): { role: InvitedRole; storeId?: string } | undefined {
    const { storeId, role } = this
    if (role === 'operator') return { role }
    return storeId ? { role, storeId } : undefined
  }

  async invite(): Promise<boolean> {
    const { offer } = this
    if (!offer) return false
    const subject = { subject: `${offer.storeId ?? ''}:${offer.role}` }
    const made = await this.inviting.run(() => act('operator', 'staff.invite', offer, subject))
    runInAction(() => {
      this.invitation = made ?? this.invitation
    })
    return made !== undefined
  }

  /** The next invitation is made anew: each works once. */
  forgetInvitation(): void {
    this.invitation = undefined
    this.inviting.clear()
  }

  get person(): StaffView | undefined {
    return this.list.rows?.find(({ id }) => id === this.openId)
  }

  open(staffId: string | undefined): void {
    this.openId = staffId
    this.changing.clear()
  }

  /** From the next call on this phone is refused, or allowed again. */
  async setDevice(staffId: string, deviceId: string, revoked: boolean): Promise<boolean> {
    const input = { staffId, deviceId, revoked }
    const work = () => act('operator', 'staff.setDevice', input, { subject: deviceId })
    return this.changed(await this.changing.run(work))
  }

  askLimit(post: Post | undefined): void {
    this.limiting = post
    this.limit.fill(post?.dailyLimit ? String(post.dailyLimit) : '')
    this.changing.clear()
  }

  async setLimit(): Promise<boolean> {
    const { limiting, limit } = this
    limit.try()
    if (!limiting || limit.value === undefined) return false
    const { staffId, storeId } = limiting
    const input = { staffId, storeId, ...(limit.value ? { dailyLimit: limit.value } : {}) }
    const subject = { subject: `${staffId}:${storeId}` }
    const done = await this.changing.run(() => act('operator', 'staff.limit', input, subject))
    if (done) this.askLimit(undefined)
    return this.changed(done)
  }

  private changed(done: { staff: StaffView } | undefined): boolean {
    if (done) this.list.replace(({ id }) => id === done.staff.id, done.staff)
    return done !== undefined
  }

  askLeave(loss: Loss | undefined): void {
    this.leaving = loss
    this.revoking.clear()
  }

  async revoke(): Promise<boolean> {
    const { leaving } = this
    if (!leaving) return false
    const { staffId, store } = leaving
    const input = store ? { staffId, storeId: store.id } : { staffId }
    const subject = { subject: `${staffId}:${store?.id ?? ''}` }
    const done = await this.revoking.run(() => act('operator', 'staff.revoke', input, subject))
    if (!done) return false
    runInAction(() => {
      this.leaving = undefined
      this.list.replace((old) => old.id === staffId, done.staff)
    })
    return true
  }
}
