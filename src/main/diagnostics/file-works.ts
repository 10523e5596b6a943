import { fail, type Outcome } from '../../shared/errors'
import type { FileWork } from '../../shared/model/support'

/** A piece of work's way to say how far it is, and to hear that it shall end. */
export interface WorkControl {
  signal: AbortSignal
  /** 0 to 1. */
  report(done: number): void
}

/** Work on files that may take long. One of a kind at a time: another one ends the one before, and begins once that has tidied up. */
export class FileWorks {
  readonly name = 'file works'
  private readonly underWay = new Map<FileWork, { ending: AbortController; over: Promise<unknown> }>()

  /** @param onProgress hears each whole percent, 0 to 1. */
  constructor(private readonly onProgress: (work: FileWork, done: number) => void) {}

  /** Runs it. Once it is cancelled the answer is `request.cancelled`, unless it was done already. */
  async run<T>(work: FileWork, run: (control: WorkControl) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const before = this.cancel(work)
    const ending = new AbortController()
    const mine = before.then(() => this.perform(work, run, ending))
    this.underWay.set(work, { ending, over: mine.catch(() => {}) })
    return mine
  }

  private async perform<T>(
    work: FileWork,
    run: (control: WorkControl) => Promise<Outcome<T>>,
    ending: AbortController,
  ): Promise<Outcome<T>> {
    if (ending.signal.aborted) return fail('request.cancelled')
    let told = -1
    const report = (done: number): void => {
      const percent = Math.floor(Math.min(1, done) * 100)
      if (percent === told || ending.signal.aborted) return
      told = percent
      this.onProgress(work, percent / 100)
    }
    report(0)
    const outcome = await run({ signal: ending.signal, report })
    return !outcome.ok && ending.signal.aborted ? fail('request.cancelled') : outcome
  }

  /** Ends it. Resolves when it has tidied up. */
  async cancel(work: FileWork): Promise<void> {
    const { ending, over } = this.underWay.get(work) ?? {}
    ending?.abort()
    await over
  }

  /** Ends everything that is under way. */
  async stop(): Promise<void> {
    await Promise.all([...this.underWay.keys()].map((work) => this.cancel(work)))
  }
}

/** One part of a work's way: what it reports from 0 to 1 is `from` to `until` of the whole. */
export function part({ signal, report }: WorkControl, from: number, until: number): WorkControl {
  return { signal, report: (done) => report(from + Math.min(1, done) * (until - from)) }
}
