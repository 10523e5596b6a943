import type { PermissionReport, PermissionVerdict } from '../../../shared/model/permission-report'
import type { HealthLevel } from '../../../shared/model/room-health'
import { permissionDoctorText } from '../../../shared/text/en/permission-doctor'

/** How a verdict is shown: the state language of rooms. */
export const verdictLevels: Record<PermissionVerdict, HealthLevel> = {
  missing: 'critical',
  refused: 'critical',
  failing: 'degraded',
  readOnly: 'maintenance',
  optional: 'maintenance',
  absent: 'maintenance',
  unknown: 'unknown',
  untried: 'accountReachable',
  good: 'healthy',
}

/** A tenant's permissions in a few words, the worst first; `asides` are no trouble. */
export function summarisePermissions({ findings, excess }: PermissionReport): {
  level: HealthLevel
  words: string
  asides: string[]
} {
  const count = (...verdicts: PermissionVerdict[]) =>
    findings.filter(({ verdict }) => verdicts.includes(verdict)).length
  // Intune is a choice few make: what is not granted for it is no news.
  const optional = findings.filter(
    ({ verdict, group }) => verdict === 'optional' && group !== 'intune',
  ).length
  const asides = [
    ...(optional > 0 ? [permissionDoctorText.optional(optional)] : []),
    ...(excess.length > 0 ? [permissionDoctorText.unused(excess.length)] : []),
  ]
  const { missing, refused, failing, readOnly, complete } = permissionDoctorText
  if (count('missing') > 0) return { level: 'critical', words: missing(count('missing')), asides }
  if (count('refused') > 0) return { level: 'critical', words: refused(count('refused')), asides }
  // An interface that is gone is no matter of permissions: the device source tells of it.
  const silent = findings.filter(
    ({ verdict, call }) => verdict === 'failing' && call.error?.code !== 'graph.gone',
  )
  if (silent.length > 0) return { level: 'degraded', words: failing(silent.length), asides }
  if (count('readOnly') > 0) return { level: 'maintenance', words: readOnly, asides }
  return { level: 'healthy', words: complete, asides }
}
