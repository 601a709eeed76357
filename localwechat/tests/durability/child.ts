import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const RUN = fileURLToPath(new URL('./run.mjs', import.meta.url))

/** A writer in a process of its own. */
export class Writer {
  /** Numbers of the rounds that it acknowledged. */
  readonly acknowledged: number[] = []
  /** Why it stopped by itself, if it did. */
  refusal = ''
  /** What it could still read after that. */
  state: unknown
  errors = ''
  private readonly ended: Promise<void>
  private readonly waiting: { count: number; resolve: () => void }[] = []

  private constructor(private readonly child: ChildProcess) {
    this.ended = this.listen()
  }

  static start(folder: string, from: number, turn = 0, options: SpawnOptions = {}): Writer {
    const args = [RUN, 'write', folder, String(from), String(turn)]
    return new Writer(spawn(process.execPath, args, { ...options, stdio: 'pipe' }))
  }

  /** Starts it in a shell that lets no file grow beyond `kilobytes`: a disk that is full. */
  static startLimited(folder: string, from: number, kilobytes: number): Writer {
    const script = 'ulimit -f "$1"; shift; exec "$@"'
    const blocks = String(kilobytes * BLOCKS_PER_KB)
    const args = ['-c', script, 'sh', blocks, process.execPath, RUN, 'write', folder, String(from)]
    return new Writer(spawn('sh', args, { stdio: 'pipe' }))
  }

  /** Resolves when so many rounds are acknowledged (0: the store is open), or it has ended. */
  async reached(count: number): Promise<void> {
    const there = new Promise<void>((resolve) => this.waiting.push({ count, resolve }))
    await Promise.race([there, this.ended])
  }

  /** Ends it as a power button would; resolves when its last words are read. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }

  async end(): Promise<void> {
    await this.ended
  }

  private async listen(): Promise<void> {
    const { stdout, stderr } = this.child
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text
    })
    const gone = new Promise<void>((resolve) => this.child.on('close', () => resolve()))
    if (stdout) for await (const line of createInterface({ input: stdout })) this.hear(line)
    await gone
  }

  private hear(line: string): void {
    if (/^\d+$/.test(line)) this.acknowledged.push(Number(line))
    if (line.startsWith('refused ')) this.refusal = line.slice('refused '.length)
    if (line.startsWith('reads ')) this.state = JSON.parse(line.slice('reads '.length))
    for (const one of this.waiting) if (this.acknowledged.length >= one.count) one.resolve()
  }
}

/** `ulimit -f` counts blocks of 512 bytes (POSIX). */
const BLOCKS_PER_KB = 2
