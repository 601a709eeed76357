import type { RefusalCode } from '#core/contract'
import type { Result } from '#core/kernel/result'
import type { InputOf, OutputOf, Role, Route } from '#core/kernel/route'
import type { AuditDoc, Deed, Request } from './audit'
import type { Caller } from './identity'
import type { Member, Staff } from './people'

/** What every use-case knows about its call. */
export interface Context {
  /** Server time of the call, ms. One instant for all decisions of the call. */
  now: number
  caller: Caller
}

/** An action moreover has a request, and makes the audit row that is its receipt. */
export interface ActionContext extends Context {
  request: Request
  /** The row to add in the very commit of the deed; throws nothing, writes nothing. */
  row(deed: Deed): AuditDoc
}

export interface OfMember {
  member: Member
}

export interface OfStaff {
  staff: Staff
}

type OfRole<R extends Role> = R extends 'anyone' ? unknown : R extends 'member' ? OfMember : OfStaff

type OfKind<R extends Route> = R['kind'] extends 'action' ? ActionContext : Context

export type ContextOf<R extends Route> = OfKind<R> & OfRole<R['role']>

export type Answer<T> = Promise<Result<T, RefusalCode>>

export type UseCase<R extends Route> = (
  input: InputOf<R>,
  context: ContextOf<R>,
) => Answer<OutputOf<R>>

export interface Handler<R extends Route> {
  run: UseCase<R>
  /**
   * Refusals that say by themselves that this request was never done, and need no look at old
   * receipts: they follow from the input alone (a forged card costs no database read), or come after
   * a look of the use-case's own.
   */
  neverDone?: readonly RefusalCode[]
  /** Builds the first answer again when the receipt must not hold all of it (personal data). */
  again?: (input: InputOf<R>, context: ContextOf<R>, stored: unknown) => Promise<OutputOf<R>>
}

/** A use-case for every route of a group: one that is missing does not compile. */
export type Handlers<Rs extends Record<string, Route>> = {
  [K in keyof Rs]: UseCase<Rs[K]> | Handler<Rs[K]>
}
