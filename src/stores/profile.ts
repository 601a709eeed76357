import { makeAutoObservable } from 'mobx'
import type { Profile } from '#core/membership/contract'
import type { Birthday } from '#core/membership/views'
import { type Answer, act, ask, memory, type Out } from '@/cloud'
import { home } from './home'
import { Load } from './load'
import { shop } from './shop'
import { Step } from './step'

export type ProfileView = Out<'member', 'membership.profile'>
export type Closing = Out<'member', 'membership.closing'>
export type Format = 'json' | 'csv'
export type Own = Pick<Profile, 'nickname' | 'avatar' | 'birthday'>

/** What a member gave by choice: each part can be changed and taken away by itself. */
export class MyProfile {
  readonly load = new Load<ProfileView>()
  readonly saving = new Step()
  readonly phoning = new Step()
  readonly choosing = new Step()

  constructor() {
    const kept = { load: false, saving: false, phoning: false, choosing: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  /** The newest answer was that this is a child: then nothing was kept. */
  get tooYoung(): boolean {
    return this.saving.problem?.code === 'membership.under-14'
  }

  get profile(): Profile {
    return this.load.data?.profile ?? {}
  }

  async refresh(): Promise<void> {
    await this.load.from(() => ask('member', 'membership.profile', {}))
  }

  /** The server replaces the whole of it, so what stays is sent along. */
  async save(change: { [K in keyof Own]: Own[K] | undefined }): Promise<boolean> {
    const { nickname, avatar, birthday } = { ...this.profile, ...change }
    const input = {
      ...(nickname ? { nickname } : {}),
      ...(avatar ? { avatar } : {}),
      ...(birthday ? { birthday } : {}),
    }
    const done = await this.saving.run(() =>
      act('member', 'membership.saveProfile', input, { subject: 'profile' }),
    )
    if (done) this.take(done.profile)
    // Nothing of a child under 14 is kept, so the page may show nothing either.
    else if (this.tooYoung) this.take({})
    return done !== undefined
  }

  saveBirthday(birthday: Birthday | undefined): Promise<boolean> {
    return this.save({ birthday })
  }

  /** `code` from WeChat's own button. */
  async setPhone(code: string): Promise<void> {
    const done = await this.phoning.run(() =>
      act('member', 'membership.setPhone', { code }, { subject: code }),
    )
    if (done) this.take(done.profile)
  }

  async removePhone(): Promise<void> {
    const done = await this.phoning.run(() =>
      act('member', 'membership.removePhone', {}, { subject: 'phone' }),
    )
    if (done) this.take(done.profile)
  }

  /** Whether the brand may send offers; what is owed and told about orders comes all the same. */
  async setMarketing(optOut: boolean): Promise<void> {
    const done = await this.choosing.run(() =>
      act('member', 'membership.setMarketing', { optOut }, { subject: 'marketing' }),
    )
    const { data, at } = this.load
    if (done && data) this.load.put({ ...data, optOut: done.optOut }, at)
  }

  /** The other pages show name and picture too. */
  private take(profile: Profile): void {
    const { data, at } = this.load
    if (!data) return
    const { nickname: _name, avatar: _picture, ...member } = data.member
    const { nickname, avatar } = profile
    const shown = { ...member, ...(nickname ? { nickname } : {}), ...(avatar ? { avatar } : {}) }
    this.load.put({ ...data, member: shown, profile }, at)
    home.welcome(shown, at)
  }
}

/** Everything kept about this member, as the text of one file; it comes in portions. */
export async function exported(format: Format): Promise<Answer<{ name: string; text: string }>> {
  const texts: string[] = []
  let after: string | undefined
  for (;;) {
    const input = after ? { format, after } : { format }
    const answer = await ask('member', 'membership.export', input)
    if (!answer.ok) return answer
    const { name, text, next } = answer.data
    texts.push(text)
    if (!next) return { ...answer, data: { name, text: texts.join('') } }
    after = next
  }
}

/** Giving up the membership: what it costs, and the step itself. */
export class Leaving {
  readonly load = new Load<Closing>()
  readonly step = new Step()

  async look(): Promise<void> {
    await this.load.from(() => ask('member', 'membership.closing', {}))
  }

  /** True when the membership has ended; nothing of it stays on this phone. */
  async close(): Promise<boolean> {
    const done = await this.step.run(() =>
      act('member', 'membership.close', { sure: true }, { subject: 'close' }),
    )
    if (!done) return false
    memory.removeAll('last:')
    home.forget()
    shop.forget()
    return true
  }
}
