/** A failure that goes to the SDK as `{code, message}` (codes: facts/cloud.md §2.5). */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A failure of a WeChat server API: `{errcode, errmsg}` inside a successful answer. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}
