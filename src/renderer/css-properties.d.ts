import 'react'

// Custom properties are set through the CSSOM, which the content security policy allows.
declare module 'react' {
  interface CSSProperties {
    [customProperty: `--${string}`]: string | number
  }
}
