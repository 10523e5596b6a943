import { useEffect, useRef, useState } from 'react'
import type { Tenant, TenantKey } from '../../../../shared/model/tenant'
import {
  useDiscardCertificate,
  useResolveDirectory,
  useRotateCredential,
  useSaveTenant,
  useTenantTest,
} from '../../../queries/onboarding'
import { mendingStep, verdictOf } from './test-verdict'
import { useAfterProxyLogin } from './use-after-proxy-login'
import {
  credentialOf,
  draftOf,
  isComplete,
  placeOf,
  suggestBadge,
  suggestName,
  type WizardForm,
  type WizardStep,
  wantedPermissions,
} from './wizard-form'

/** What the wizard is open for. */
export type WizardTask =
  | { kind: 'add' }
  | {
      kind: 'edit' | 'rotate'
      tenant: Tenant
      /** What its app was granted; null where that is not known. */
      roles: readonly string[] | null
    }

interface WizardOptions {
  task: WizardTask
  initial: WizardForm
  steps: readonly WizardStep[]
  /** The directories that are set up already. */
  findTwin: (directoryId: string) => Pick<Tenant, 'tenantKey' | 'displayName'> | null
  onSaved: (tenantKey: TenantKey) => void
}

/** The wizard's state: what was entered, where one is, and what going on from there does. */
export function useWizard({ task, initial, steps, findTwin, onSaved }: WizardOptions) {
  const [form, setForm] = useState(initial)
  const [step, setStep] = useState<WizardStep>(steps[0] ?? 'where')
  const [showsFaults, setShowsFaults] = useState(false)
  const [testId] = useState(() => crypto.randomUUID())
  const resolve = useResolveDirectory()
  const save = useSaveTenant()
  const rotate = useRotateCredential()
  const testing = useTenantTest(testId)
  const tenant = task.kind === 'add' ? null : task.tenant
  const twin = form.directoryId === null || task.kind === 'rotate' ? null : findTwin(form.directoryId)
  const discard = useDiscardOnLeave(form.certificate?.pendingKey ?? null, testing.cancel)
  // No state: the way to the next screen is taken before anything is drawn again.
  const isSaved = useRef(false)

  const change = (changes: Partial<WizardForm>): void => {
    setForm((before) => ({ ...before, ...changes }))
    save.reset()
    rotate.reset()
    if ('directory' in changes || 'cloud' in changes) resolve.reset()
  }

  const enter = (next: WizardStep, entered: WizardForm): void => {
    setShowsFaults(false)
    setStep(next)
    if (next === 'test') startTest(entered)
    if (next === 'look' && entered.displayName === '') {
      const displayName = suggestName(entered.directory)
      setForm({ ...entered, displayName, badge: suggestBadge(displayName) })
    }
  }

  const startTest = (entered: WizardForm): void => {
    const credential = credentialOf(entered, tenant)
    if (credential === null) return
    const { directoryId, cloud, custom, clientId } = draftOf(entered)
    const wanted = { permissions: wantedPermissions(entered), isReadOnly: entered.isReadOnly }
    testing.start({ access: { directoryId, cloud, custom, clientId }, wanted, credential })
  }

  const goOn = (entered: WizardForm): void => {
    const next = steps[steps.indexOf(step) + 1]
    if (next !== undefined) enter(next, entered)
    else finish(entered, testing.test !== null && verdictOf(testing.test) === 'failed')
  }

  const finish = (entered: WizardForm, anyway: boolean): void => {
    const credential = credentialOf(entered, tenant)
    if (credential === null) return
    if (task.kind === 'rotate') {
      if (credential.kind === 'kept') return
      const { tenantKey } = task.tenant
      rotate.mutate({ tenantKey, credential }, { onSuccess: () => saved(tenantKey) })
      return
    }
    save.mutate(
      { tenantKey: tenant?.tenantKey ?? null, draft: draftOf(entered), credential, anyway },
      { onSuccess: ({ tenantKey }) => saved(tenantKey) },
    )
  }

  const saved = (tenantKey: TenantKey): void => {
    isSaved.current = true
    // The secret is in the keychain now; nothing of it stays here.
    setForm((before) => ({ ...before, secret: '', certificate: null }))
    onSaved(tenantKey)
  }

  /** Going on: checks what was entered, looks the directory up where needed, saves at the end. */
  const next = (): void => {
    if (!isComplete(step, form, tenant) || (step === 'where' && twin !== null)) {
      setShowsFaults(true)
      return
    }
    if (step !== 'where' || form.directoryId !== null) {
      goOn(form)
      return
    }
    resolve.mutate(placeOf(form), {
      onSuccess: ({ directoryId }) => {
        const found = { ...form, directoryId }
        setForm(found)
        if (findTwin(directoryId) === null) goOn(found)
      },
    })
  }

  const lookupFailure = resolve.error?.failure ?? null
  useAfterProxyLogin(lookupFailure, next)

  const index = steps.indexOf(step)
  const mendIn = mendingStep(testing.test)
  return {
    form,
    change,
    step,
    showsFaults,
    twin,
    testing: { ...testing, again: () => startTest(form) },
    verdict: testing.isRunning ? ('running' as const) : verdictOf(testing.test),
    lookupFailure,
    saveFailure: save.error?.failure ?? rotate.error?.failure ?? null,
    isBusy: resolve.isPending || save.isPending || rotate.isPending,
    isLast: index === steps.length - 1,
    /** Would anything be lost by leaving now? */
    wouldLose: () => !isSaved.current && JSON.stringify(form) !== JSON.stringify(initial),
    /** Deletes the certificate that was made here. */
    discardCertificate: () => {
      if (form.certificate !== null) discard({ pendingKey: form.certificate.pendingKey })
      change({ certificate: null })
    },
    next,
    back:
      index > 0
        ? () => {
            const before = steps[index - 1]
            if (step === 'test') testing.cancel()
            if (before !== undefined) enter(before, form)
          }
        : null,
    /** Where the way out of a failed test is a step of this wizard: which, and going there. */
    mend: mendIn !== null && steps.includes(mendIn) ? { step: mendIn, go: () => enter(mendIn, form) } : null,
    skipLookup: () => goOn(form),
    /** Saves without going through the other steps: name and colour need no test. */
    saveNow: () => (isComplete(step, form, tenant) ? finish(form, false) : setShowsFaults(true)),
  }
}

/** A certificate that was made but not used, and a test under way, end with the wizard. The value discards one earlier. */
function useDiscardOnLeave(pendingKey: TenantKey | null, cancelTest: () => void) {
  const { mutate } = useDiscardCertificate()
  const latest = useRef({ pendingKey, cancelTest, mutate })
  latest.current = { pendingKey, cancelTest, mutate }
  useEffect(
    () => () => {
      const { pendingKey: left, cancelTest: cancel, mutate: discard } = latest.current
      cancel()
      if (left !== null) discard({ pendingKey: left })
    },
    [],
  )
  return mutate
}
