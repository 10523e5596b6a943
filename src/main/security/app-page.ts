/** Scheme of the window's own files; registered as standard and secure before the app is ready. */
export const appScheme = 'app'

/** Origin of the packaged window. */
export const appOrigin = 'app://roomwall'

/** The page the one window shows, and the only origin whose requests main answers. */
export interface AppPage {
  /** `app://roomwall`, or the development server's origin under `npm run dev`. */
  readonly origin: string
  /** The document, without query and hash. */
  readonly url: string
}

/** The page of the built window. */
export const builtPage: AppPage = { origin: appOrigin, url: `${appOrigin}/index.html` }

/**
 * The page to show: the development server's when there is one, else the built files.
 *
 * @param devServerUrl what electron-vite names in the environment; ignored in a packaged app, because an
 *   environment variable must not be able to replace the window's content.
 */
export function choosePage(devServerUrl: string | undefined, isPackaged: boolean): AppPage {
  if (isPackaged || devServerUrl === undefined) return builtPage
  const url = new URL(devServerUrl)
  return { origin: url.origin, url: url.href }
}

/** Is `url` the app's own document, whatever its query and hash? */
export function isPageItself(page: AppPage, url: string): boolean {
  return URL.canParse(url) && withoutQueryAndHash(url) === withoutQueryAndHash(page.url)
}

function withoutQueryAndHash(url: string): string {
  const parsed = new URL(url)
  parsed.search = ''
  parsed.hash = ''
  return parsed.href
}
