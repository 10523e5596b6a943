import { join } from 'node:path'
import electronLog from 'electron-log/node'
import type { LogContext, Logger } from './logger'
import { redact } from './redact'

/** One file and one older: enough for a week, small enough to mail. */
const maxBytes = 5_000_000

/** A log file `main.log` in `folder` (UTC times), rotated at 5 MB to `main.old.log`; everything passes the redactor. */
export function createLogger({ folder }: { folder: string }): Logger {
  // An instance of its own for each file: two of one name would share their settings.
  const log = electronLog.create({ logId: folder })
  const path = join(folder, 'main.log')
  log.transports.file.resolvePathFn = () => path
  log.transports.file.maxSize = maxBytes
  log.transports.file.format = '{text}'
  log.transports.console.level = false

  const write = (level: 'info' | 'warn' | 'error', scope: string, message: string, context?: LogContext) => {
    const facts = context === undefined ? '' : ` ${JSON.stringify(redact(context))}`
    const words = String(redact(message)).replace(/\r?\n/g, '\\n') // one entry, one line
    log[level](`${new Date().toISOString()} ${level} ${scope}: ${words}${facts}`)
  }
  const scoped = (scope: string): Logger => ({
    info: (message, context) => write('info', scope, message, context),
    warn: (message, context) => write('warn', scope, message, context),
    error: (message, context) => write('error', scope, message, context),
    child: (inner) => scoped(scope === 'main' ? inner : `${scope}/${inner}`),
  })
  return scoped('main')
}
