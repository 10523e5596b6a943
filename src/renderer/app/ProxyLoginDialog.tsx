import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { AskedProxyLogin } from '../../shared/model/app-status'
import { proxyText } from '../../shared/text/en/network'
import { useAppStatus } from '../queries/app-status'
import { useProxyLogin } from '../queries/proxy-login'
import { ErrorNotice } from '../ui/ErrorNotice'
import { Modal, ModalButtons } from '../ui/Modal'

/** Asks for the log-in at a proxy, as long as one asks and the operator has not said "not now". */
export function ProxyLoginDialog() {
  const { data: app } = useAppStatus()
  const { decline } = useProxyLogin()
  const asked = app?.proxyLogins.find(({ state }) => state !== 'declined')
  return (
    <Modal
      isOpen={asked !== undefined}
      onClose={() => asked !== undefined && decline.mutate(asked)}
      title={proxyText.title}
    >
      {asked !== undefined && <LoginForm key={`${asked.proxy} ${asked.realm}`} asked={asked} />}
    </Modal>
  )
}

function LoginForm({ asked: { proxy, realm, state } }: { asked: AskedProxyLogin }) {
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const { answer, decline } = useProxyLogin()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (userName !== '') answer.mutate({ proxy, realm, userName, password })
  }
  return (
    <form onSubmit={submit}>
      <p>{proxyText.intro(proxy, realm)}</p>
      {state === 'refused' && <p role="alert">{proxyText.refused}</p>}
      {answer.error !== null && <ErrorNotice failure={answer.error.failure} />}
      <Field label={proxyText.userName} required>
        <Input
          value={userName}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => setUserName(value)}
        />
      </Field>
      <Field label={proxyText.password}>
        <Input
          type="password"
          value={password}
          autoComplete="off"
          onChange={(_event, { value }) => setPassword(value)}
        />
      </Field>
      <p>{proxyText.kept}</p>
      <ModalButtons>
        <Button onClick={() => decline.mutate({ proxy, realm })}>{proxyText.notNow}</Button>
        <Button type="submit" appearance="primary" disabled={userName === '' || answer.isPending}>
          {proxyText.logIn}
        </Button>
      </ModalButtons>
    </form>
  )
}
