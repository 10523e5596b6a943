import { describe, expect, it } from 'vitest'
import { builtPage, choosePage, isPageItself } from '../../../src/main/security/app-page'

describe('the page to show', () => {
  it('is the built one in a packaged app, whatever the environment says', () => {
    expect(choosePage('http://localhost:5173', true)).toBe(builtPage)
  })

  it('is the built one without a development server', () => {
    expect(choosePage(undefined, false)).toBe(builtPage)
  })

  it("is the development server's while developing", () => {
    expect(choosePage('http://localhost:5173', false)).toEqual({
      origin: 'http://localhost:5173',
      url: 'http://localhost:5173/',
    })
  })
})

describe('the document itself', () => {
  it.each([
    'app://roomwall/other.html',
    'app://elsewhere/index.html',
    'https://roomwall/index.html',
    'about:blank',
    'not an address',
  ])('is not %s', (url) => expect(isPageItself(builtPage, url)).toBe(false))

  it('is the same under another query and hash', () => {
    expect(isPageItself(builtPage, 'app://roomwall/index.html?theme=light#/tenants')).toBe(true)
  })
})
