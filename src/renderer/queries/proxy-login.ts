import { useMutation } from '@tanstack/react-query'
import type { RequestInput } from '../../shared/ipc/contract'
import { useBridge } from '../bridge/bridge-context'

type ProxyQuestion = RequestInput<'app.declineProxyLogin'>

/** Answers a proxy that asks for a log-in, now or not now. */
export function useProxyLogin() {
  const bridge = useBridge()
  return {
    answer: useMutation({
      mutationFn: (given: RequestInput<'app.answerProxyLogin'>) =>
        bridge.request('app.answerProxyLogin', given),
    }),
    decline: useMutation({
      mutationFn: ({ proxy, realm }: ProxyQuestion) =>
        bridge.request('app.declineProxyLogin', { proxy, realm }),
    }),
    reopen: useMutation({
      mutationFn: ({ proxy, realm }: ProxyQuestion) =>
        bridge.request('app.reopenProxyLogin', { proxy, realm }),
    }),
  }
}
