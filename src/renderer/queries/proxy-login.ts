import { useRequest } from './request'

/** Answers a proxy that asks for a log-in, now or not now. */
export function useProxyLogin() {
  return {
    answer: useRequest('app.answerProxyLogin'),
    decline: useRequest('app.declineProxyLogin'),
    reopen: useRequest('app.reopenProxyLogin'),
  }
}
