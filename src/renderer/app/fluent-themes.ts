import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'

const brand: BrandVariants = {
  10: '#020509',
  20: '#0a1824',
  30: '#0c2740',
  40: '#0b3356',
  50: '#0a406d',
  60: '#0a4d85',
  70: '#0b5a9d',
  80: '#0b5cad',
  90: '#2577c8',
  100: '#3f89d6',
  110: '#559ae4',
  120: '#6cb2ff',
  130: '#8cc2ff',
  140: '#abd2ff',
  150: '#c8e1ff',
  160: '#e4f0ff',
}

/** Fluent's surfaces, lines and text follow our own tokens, so that both worlds look like one. */
const ours: Partial<Theme> = {
  fontFamilyBase: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  colorNeutralBackground1: 'var(--surface-raised)',
  colorNeutralBackground1Hover: 'var(--surface-hover)',
  colorNeutralBackground1Pressed: 'var(--surface-chosen)',
  colorNeutralBackground1Selected: 'var(--surface-chosen)',
  colorNeutralForeground1: 'var(--text)',
  colorNeutralForeground1Hover: 'var(--text)',
  colorNeutralForeground1Pressed: 'var(--text)',
  colorNeutralForeground2: 'var(--text)',
  colorNeutralForeground2Hover: 'var(--text)',
  colorNeutralForeground3: 'var(--text-quiet)',
  colorNeutralForeground4: 'var(--text-quiet)',
  colorNeutralStroke1: 'var(--line-strong)',
  colorNeutralStroke1Hover: 'var(--line-strong)',
  colorNeutralStroke2: 'var(--line)',
  colorSubtleBackgroundHover: 'var(--surface-hover)',
  colorSubtleBackgroundPressed: 'var(--surface-chosen)',
  colorBrandBackground: 'var(--accent)',
  colorBrandBackgroundHover: 'var(--accent)',
  colorBrandBackgroundPressed: 'var(--accent)',
  colorNeutralForegroundOnBrand: 'var(--accent-ink)',
  colorStrokeFocus1: 'var(--ground)',
  colorStrokeFocus2: 'var(--focus)',
}

export type ThemeName = 'dark' | 'light' | 'highContrast'

/** The Fluent theme beside each of our own (tokens.css holds the colours). */
export const fluentThemes: Record<ThemeName, Theme> = {
  dark: { ...createDarkTheme(brand), ...ours },
  light: { ...createLightTheme(brand), ...ours },
  highContrast: {
    ...createDarkTheme(brand),
    ...ours,
    colorTransparentStroke: '#ffffff',
    colorTransparentStrokeInteractive: '#ffffff',
  },
}
