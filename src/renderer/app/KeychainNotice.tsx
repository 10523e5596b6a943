import { Button } from '@fluentui/react-components'
import type { Failure } from '../../shared/errors'
import { keychainRetryText } from '../../shared/text/en/keychain-errors'
import { clockWords } from '../../shared/text/en/time'
import { useTryKeychain } from '../queries/app-status'
import { ErrorNotice } from '../ui/ErrorNotice'

/** Why credentials cannot be reached, and a way to try again now. */
export function KeychainNotice({ failure }: { failure: Failure }) {
  const { mutate, isPending, error, submittedAt } = useTryKeychain()
  const isAsking = failure.params?.reason === 'asking'
  return (
    <ErrorNotice failure={failure}>
      {!isAsking && (
        <Button size="small" disabledFocusable={isPending} onClick={() => mutate()}>
          {isPending ? keychainRetryText.trying : keychainRetryText.tryAgain}
        </Button>
      )}{' '}
      <span role="status">
        {error !== null && !isPending && !isAsking && keychainRetryText.stillNot(clockWords(submittedAt))}
      </span>
    </ErrorNotice>
  )
}
