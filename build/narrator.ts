/** Tells the person at the terminal what a build step is doing, one plain sentence at a time. */
export function say(sentence: string): void {
  process.stdout.write(`[roomwall] ${sentence}\n`)
}

/** A step cannot go on; `message` says what happened and what to do. Shown without a stack trace. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure'
}

/**
 * Runs a build command to its end and sets the exit code: the one `step` returns, or 1 after a failure.
 * An expected failure prints its sentences only; anything else is a bug and prints its stack.
 */
export async function runStep(step: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await step()
  } catch (error) {
    process.exitCode = 1
    if (error instanceof StepFailure) process.stderr.write(`[roomwall] ${error.message}\n`)
    else throw error
  }
}
