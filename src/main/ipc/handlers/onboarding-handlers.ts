import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { Clock } from '../../lib/clock'
import type { Onboarding } from '../../tenants/onboarding/onboarding'
import { prepareRegistration } from '../../tenants/onboarding/registration'
import type { Handlers } from '../handler'

type OnboardingHandlers = Pick<
  Handlers,
  | 'tenants.readDefinition'
  | 'tenants.resolveDirectory'
  | 'tenants.prepareRegistration'
  | 'tenants.createCertificate'
  | 'tenants.discardCertificate'
  | 'tenants.test'
  | 'tenants.cancelTest'
  | 'tenants.save'
  | 'tenants.rotateCredential'
  | 'tenants.change'
  | 'tenants.remove'
>

/** Adding, changing and removing tenants. Credentials come in here and never go out. */
export function onboardingHandlers(onboarding: Onboarding, clock: Clock): OnboardingHandlers {
  const { definitions, pending } = onboarding
  return {
    async 'tenants.readDefinition'({ tenantKey }) {
      const tenant = definitions.find(tenantKey)
      return tenant ? succeed(tenant) : fail('request.notFound')
    },
    'tenants.resolveDirectory': (place) => onboarding.resolveDirectory(place),
    async 'tenants.prepareRegistration'(order) {
      const registration = prepareRegistration(order)
      return registration ? succeed(registration) : fail('request.invalid', { params: { field: 'custom' } })
    },
    'tenants.createCertificate': (order) => pending.create({ ...order, now: clock.now() }),
    async 'tenants.discardCertificate'({ pendingKey }) {
      return toNothing(await pending.discard(pendingKey))
    },
    'tenants.test': ({ testId, access, wanted, credential }) =>
      onboarding.test(testId, access, wanted, () => definitions.choose(credential)),
    async 'tenants.cancelTest'({ testId }) {
      onboarding.cancelTest(testId)
      return succeed(null)
    },
    'tenants.save': (change) => definitions.save(change),
    async 'tenants.rotateCredential'({ tenantKey, credential }) {
      return toNothing(await definitions.rotate(tenantKey, credential))
    },
    async 'tenants.change'({ tenantKeys, change }) {
      return succeed({ notChanged: await definitions.change(tenantKeys, change) })
    },
    async 'tenants.remove'({ tenantKey, confirmedName, leavesCredential }) {
      return toNothing(await definitions.remove(tenantKey, confirmedName, leavesCredential))
    },
  }
}

/** The wire has no `undefined`. */
function toNothing(outcome: Outcome<void>): Outcome<null> {
  return outcome.ok ? succeed(null) : outcome
}
