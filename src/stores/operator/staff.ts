import { makeAutoObservable, runInAction } from 'mobx'
import type { StaffRole, StaffView } from '#core/staff/contract'
import { act, ask, type Out } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'
import { storeRows } from './stores'

export type Invitation = Out<'operator', 'staff.invite'>
export interface Post {
  staffId: string
  name: string
  storeId: string
  storeName: string
}

export const roleText: Record<StaffRole, string> = { clerk: '店员', manager: '店长' }

/** Who works where, invitations, and taking a post away. */
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
  role: StaffRole = 'clerk'
  leaving: Post | undefined

  constructor() {
    const kept = { list: false, stores: false, inviting: false, revoking: false } as const
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

  setRole(role: StaffRole): void {
    this.role = role
  }

  async invite(): Promise<boolean> {
    const { storeId, role } = this
    if (!storeId) return false
    const subject = { subject: `${storeId}:${role}` }
    const made = await this.inviting.run(() =>
      act('operator', 'staff.invite', { storeId, role }, subject),
    )
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

  askLeave(post: Post | undefined): void {
    this.leaving = post
    this.revoking.clear()
  }

  async revoke(): Promise<boolean> {
    const { leaving } = this
    if (!leaving) return false
    const { staffId, storeId } = leaving
    const subject = { subject: `${staffId}:${storeId}` }
    const done = await this.revoking.run(() =>
      act('operator', 'staff.revoke', { staffId, storeId }, subject),
    )
    if (!done) return false
    runInAction(() => {
      this.leaving = undefined
      this.list.replace((old) => old.id === staffId, done.staff)
    })
    return true
  }
}
