import { t } from '@lingui/core/macro'
import { createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a calm indigo; 6 carries white text at 5.9:1, 3 reads on the dark surfaces at 7:1. */
const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dbe1fa',
  '#b7c2f4',
  '#9aa9f0',
  '#7688e8',
  '#5c6fe0',
  '#4657d0',
  '#3a49b4',
  '#313d94',
  '#283276',
]

/** Neutrals of the dark theme, from text (0) to the deepest surface (9). */
const dark: MantineColorsTuple = [
  '#d9dade',
  '#b9bbc2',
  '#9a9da6',
  '#6b6e78',
  '#3b3d45',
  '#31333a',
  '#26282e',
  '#1b1c20',
  '#17181b',
  '#121316',
]

const gray: MantineColorsTuple = [
  '#fafafb',
  '#f4f4f6',
  '#ebebee',
  '#dfe0e4',
  '#cfd0d6',
  '#a9abb4',
  '#82858f',
  '#5f626c',
  '#3c3e46',
  '#1f2024',
]

const OVERLAID = {
  closeButtonProps: { 'aria-label': t`Close` },
  // Mantine draws a <header>, which would be a second banner of the window.
  attributes: { header: { role: 'presentation' } },
}

/** Type, colour and spacing of the whole window. Components take theirs from here. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, dark, gray },
  black: '#1f2024',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.35' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.35' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, fz: 'xs' } },
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // The helper that it focuses first is no menu item: axe calls it critical. The first item takes the focus instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: {
        ...OVERLAID,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 120 },
      },
    },
    Drawer: {
      defaultProps: {
        ...OVERLAID,
        overlayProps: { backgroundOpacity: 0.25 },
        transitionProps: { duration: 120 },
      },
    },
  },
})

/** Keeps the theme of the last run for the first paint; the settings stay the truth. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'theme' })
