import type {
  ListedMaintenance,
  MaintenanceOrder,
  MaintenanceScope,
  Recurrence,
} from '../../../shared/model/maintenance'
import { clockOfMinute } from '../../../shared/text/en/maintenance'

export type Length = 'hour' | 'fourHours' | 'morning' | 'custom' | 'recurring'
export const lengths: readonly Length[] = ['hour', 'fourHours', 'morning', 'custom', 'recurring']

/** What the fields of the dialog hold. */
export interface MaintenanceForm {
  scope: MaintenanceScope
  length: Length
  /** As a `datetime-local` field has it. */
  startsAt: string
  endsAt: string
  every: Recurrence['every']
  weekdays: ReadonlySet<number>
  nth: Extract<Recurrence, { every: 'month' }>['nth']
  weekday: number
  fromClock: string
  untilClock: string
  comment: string
}

const hourMs = 60 * 60_000

/** The form of a new window, or of one that is changed. */
export function openForm(
  scope: MaintenanceScope,
  changes: ListedMaintenance | null,
  now: number,
): MaintenanceForm {
  const empty: MaintenanceForm = {
    scope,
    length: 'hour',
    startsAt: toField(now),
    endsAt: toField(now + 2 * hourMs),
    every: 'day',
    weekdays: new Set([1]),
    nth: 2,
    weekday: 2,
    fromClock: '22:00',
    untilClock: '02:00',
    comment: '',
  }
  if (changes === null) return empty
  const { time, comment } = changes
  if (time.kind === 'once') {
    const span = { startsAt: toField(time.startsAt), endsAt: toField(time.endsAt) }
    return { ...empty, ...span, scope: changes.scope, comment, length: 'custom' }
  }
  const { recurrence } = time
  return {
    ...empty,
    scope: changes.scope,
    comment,
    length: 'recurring',
    every: recurrence.every,
    ...(recurrence.every === 'week' && { weekdays: new Set(recurrence.weekdays) }),
    ...(recurrence.every === 'month' && { nth: recurrence.nth, weekday: recurrence.weekday }),
    fromClock: clockOfMinute(time.fromMinute),
    untilClock: clockOfMinute(time.untilMinute),
  }
}

/** What the fields ask for; null while they are not all filled in. */
export function readForm(form: MaintenanceForm): Omit<MaintenanceOrder, 'comment'> | null {
  const when = readWhen(form)
  return when === null ? null : { scope: form.scope, when }
}

function readWhen(form: MaintenanceForm): MaintenanceOrder['when'] | null {
  switch (form.length) {
    case 'hour':
      return { kind: 'for', hours: 1 }
    case 'fourHours':
      return { kind: 'for', hours: 4 }
    case 'morning':
      return { kind: 'untilMorning' }
    case 'custom': {
      const startsAt = new Date(form.startsAt).getTime()
      const endsAt = new Date(form.endsAt).getTime()
      return endsAt > startsAt ? { kind: 'once', startsAt, endsAt } : null
    }
    case 'recurring': {
      const recurrence = readRecurrence(form)
      const fromMinute = readClock(form.fromClock)
      const untilMinute = readClock(form.untilClock)
      if (recurrence === null || fromMinute === null || untilMinute === null) return null
      return { kind: 'recurring', recurrence, fromMinute, untilMinute }
    }
  }
}

function readRecurrence({ every, weekdays, nth, weekday }: MaintenanceForm): Recurrence | null {
  if (every === 'day') return { every }
  if (every === 'month') return { every, nth, weekday }
  return weekdays.size === 0 ? null : { every, weekdays: [...weekdays].toSorted((a, b) => a - b) }
}

/** Minutes after midnight of a `time` field; null while it is empty. */
export function readClock(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** A moment as a `datetime-local` field has it: by this computer's clock. */
export function toField(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
