import type { GenericSchema, InferOutput } from 'valibot'

/** Who may call a route. A higher staff role includes the lower: operator > manager > clerk. */
export type Role = 'anyone' | 'member' | 'clerk' | 'manager' | 'operator'

/** A query changes nothing. An action moves value or rights and carries a request id. */
export type Kind = 'query' | 'action'

export interface Route<
  I extends GenericSchema = GenericSchema,
  O extends GenericSchema = GenericSchema,
  R extends Role = Role,
  K extends Kind = Kind,
> {
  role: R
  kind: K
  /** Strict: unknown fields are refused. */
  input: I
  output: O
  /** Refusals of this route beyond those of the kernel, as the feature's refusal table names them. */
  refusals: readonly string[]
}

// esbuild minds the mark only in the file that declares the function (seen with 0.28): calls in other
// files stay. What a function loads is decided by the contract files that it imports, not by this.
/* @__NO_SIDE_EFFECTS__ */
export const route = <
  I extends GenericSchema,
  O extends GenericSchema,
  R extends Role,
  K extends Kind,
>(
  definition: Route<I, O, R, K>,
): Route<I, O, R, K> => definition

export type Routes = Record<string, Route>
export type InputOf<R extends Route> = InferOutput<R['input']>
export type OutputOf<R extends Route> = InferOutput<R['output']>

/** What a client sends: event of the cloud function. */
export interface RequestEnvelope {
  route: string
  input: unknown
  /** Client-made, stored before sending (decision 8); required for actions. */
  requestId?: string
  /** The phone of somebody who works here; of nobody else (core/staff/contract.ts `device`). */
  device?: { id: string; name: string }
}

/** What a function answers. Never a top-level `code` (facts/cloud.md §7). */
export type Reply<T> =
  | { ok: true; data: T; now: number }
  | {
      ok: false
      error: { code: string; message: string; details?: Record<string, string | number> }
      now: number
    }
