import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Sender } from '../store/types.ts'

/** Requests sent at once arrive within this time, even on a busy machine (milliseconds). */
const TOGETHER_MS = 100

/** Counts requests and answers of all connections: who came before whom. */
let moment = 0

interface Line {
  /** Moment of the last answer on the connection. */
  answered: number
}

const lines = new WeakMap<Socket, Line>()

const lineOf = (socket: Socket): Line => {
  const line = lines.get(socket) ?? { answered: 0 }
  lines.set(socket, line)
  return line
}

/**
 * One request as its connection shows it. A client that waits for each answer sends the next
 * request on the connection that came free last: node's agent, which all SDK versions use, takes
 * the newest free one. So a request on another connection, while that one lies idle, was sent
 * before the answer was there. Clocks say nothing here: those of functions can be moved.
 */
class HttpSender implements Sender {
  readonly arrived = ++moment
  private readonly line: Line
  /** Moment of the answer that this connection carried before; 0 on a new one. */
  private readonly before: number
  private answered = 0
  private answeredAt = 0
  private readonly since = performance.now()
  private readonly keptAlive: boolean

  constructor(
    readonly socket: Socket,
    req: IncomingMessage,
    private readonly res: ServerResponse,
  ) {
    this.line = lineOf(socket)
    this.before = this.line.answered
    this.keptAlive = req.headers.connection !== 'close'
    res.once('finish', () => this.note())
  }

  private note(): void {
    this.answered = ++moment
    this.answeredAt = performance.now()
    this.line.answered = this.answered
  }

  overlaps(former: Sender): boolean {
    if (!(former instanceof HttpSender) || former.socket === this.socket) return false
    // An answer that was lost with its connection is waited for by nobody.
    if (former.socket.destroyed) return false
    if (!former.res.writableEnded || this.arrived < former.answered) return true
    const soon = this.since - former.answeredAt < TOGETHER_MS
    return soon && former.liesIdle() && this.before < former.arrived
  }

  /** True while a client that keeps connections could still use this one, and has not. */
  private liesIdle(): boolean {
    return this.keptAlive && this.line.answered === this.answered
  }
}

const senders = new WeakMap<IncomingMessage, Sender>()

/** Notes a request when it arrives; every request has to be noted, whatever it asks for. */
export const noteSender = (req: IncomingMessage, res: ServerResponse): void => {
  senders.set(req, new HttpSender(req.socket, req, res))
}

export const senderOf = (req: IncomingMessage): Sender | undefined => senders.get(req)
