import type { Contract } from '#core/contract'
import type { InputOf, Kind, OutputOf, Route } from '#core/kernel/route'

/** The contract reaches the phone as types only: no schema library in the package. */
export type Fn = keyof Contract
export type RouteOf<F extends Fn, K extends Kind = Kind> = {
  [R in keyof Contract[F]]: Contract[F][R] extends { kind: K } ? R : never
}[keyof Contract[F]] &
  string

type At<F extends Fn, R extends keyof Contract[F]> = Contract[F][R] extends Route
  ? Contract[F][R]
  : never
export type In<F extends Fn, R extends keyof Contract[F]> = InputOf<At<F, R>>
export type Out<F extends Fn, R extends keyof Contract[F]> = OutputOf<At<F, R>>

/** Why there is no result, with the sentence to show. `client.*` codes are made on the phone. */
export interface Problem {
  code: string
  message: string
  details?: Record<string, string | number>
}

export type Answer<T> =
  | { ok: true; data: T; now: number }
  | { ok: false; error: Problem; now?: number }
