import { DigestDraft, type ListedDigest } from '../../../shared/model/digest'
import { digestWords } from '../../../shared/text/en/digest'
import { usualHours } from './route-form'

/** A digest of everything on business mornings, for changing. */
export function newDigest(): DigestDraft {
  return {
    name: digestWords.usualName,
    isOn: true,
    match: { group: null, tenantKey: null, site: null },
    channels: [],
    at: '08:00',
    days: [1, 2, 3, 4, 5],
    hours: usualHours(),
    sendsWhenQuiet: true,
  }
}

/** A digest without what main keeps of it; null while something of it is missing or malformed. */
export function draftOfDigest(form: DigestDraft | ListedDigest): DigestDraft | null {
  const draft = DigestDraft.safeParse(form)
  return draft.success ? draft.data : null
}
