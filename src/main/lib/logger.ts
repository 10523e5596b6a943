/** Where main's words go. Implementations redact before they write. */
export interface Logger {
  info(message: string, context?: LogContext): void
  warn(message: string, context?: LogContext): void
  error(message: string, context?: LogContext): void
  /** The same log, every line marked with `scope`. */
  child(scope: string): Logger
}

export type LogContext = Record<string, unknown>
