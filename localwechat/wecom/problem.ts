/** A refusal as WeCom gives it. */
export class WecomProblem extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`)
  }
}

/** Where no documented code was found, the general one for wrong parameters stands. */
export const WRONG_PARAMETER = 40058
