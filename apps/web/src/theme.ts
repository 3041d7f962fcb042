import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Every colour, space and radius of the product (PF-F03). Style sheets use the variables made from it. */

const jade: MantineColorsTuple = [
  '#e9fbf3',
  '#cdf3e2',
  '#a0e7c8',
  '#6cd7aa',
  '#47c894',
  '#2bb07e',
  '#178f64',
  '#0f7452',
  '#0b5d43',
  '#084632',
];

/** The clasp of the wallet: used for the logo and for single highlights, never for text. */
const brass: MantineColorsTuple = [
  '#fdf6e7',
  '#f8e8c6',
  '#f1d59c',
  '#e9c173',
  '#e0ae52',
  '#cf9738',
  '#ac7a29',
  '#875f20',
  '#654719',
  '#453012',
];

/** Surfaces and text of the dark scheme, from text (0) to the deepest shade (9). */
const dark: MantineColorsTuple = [
  '#e8ecf1',
  '#c8cfd9',
  '#a0abb9',
  '#8390a0',
  '#303b48',
  '#232c36',
  '#19202a',
  '#0f151c',
  '#0b1016',
  '#070a0e',
];

/** Surfaces and text of the light scheme. */
const gray: MantineColorsTuple = [
  '#f6f8f7',
  '#eef1f0',
  '#e2e7e5',
  '#d2d9d6',
  '#bac4c0',
  '#83908b',
  '#5a6762',
  '#434e4a',
  '#2b3431',
  '#18201d',
];

/** The text on the primary colour differs by scheme, which the default resolver cannot say. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const primary = input.color === undefined || input.color === input.theme.primaryColor;
  if (input.variant === 'filled' && primary) return { ...colors, color: 'var(--mantine-primary-color-contrast)' };
  return colors;
};

// The variables come from `ui/font.ts`.
const fontFamily = 'var(--portfel-font-latin), var(--portfel-font-latin-extended), system-ui, sans-serif';

export const theme = createTheme({
  colors: { jade, brass, dark, gray },
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  white: '#ffffff',
  black: '#141b18',
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.75rem, 1.4rem + 1.4vw, 2.25rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.375rem', lineHeight: '1.25' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
    },
  },
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '16px', xl: '24px' },
  defaultRadius: 'md',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  breakpoints: { xs: '30em', sm: '48em', md: '65.6875em', lg: '75em', xl: '88em' },
  shadows: {
    md: '0 1px 2px rgb(0 0 0 / 6%), 0 8px 24px rgb(0 0 0 / 8%)',
    xl: '0 2px 4px rgb(0 0 0 / 8%), 0 24px 64px rgb(0 0 0 / 18%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Title: { styles: { root: { letterSpacing: '-0.021em' } } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
    Paper: { defaultProps: { radius: 'lg' } },
    Container: { defaultProps: { size: 1120 } },
  },
});

/** Colours by role. Those named `--portfel-…` are the product's own. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': gray[0],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#b3261e',
    '--mantine-color-success': jade[7],
    '--mantine-color-anchor': jade[7],
    '--mantine-color-default-border': gray[3],
    '--mantine-color-disabled': gray[2],
    '--mantine-color-disabled-color': gray[6],
    '--portfel-surface': '#ffffff',
    '--portfel-sunken': gray[1],
    '--portfel-line': gray[2],
    '--portfel-glow': 'rgb(43 176 126 / 24%)',
    '--portfel-credit': jade[7],
    '--portfel-clasp': brass[5],
    '--portfel-accent': jade[7],
    '--portfel-notice': '#fff4dc',
    '--portfel-notice-text': '#5c3d05',
    '--mantine-color-red-light': '#fdecea',
    '--mantine-color-red-light-color': '#93231b',
    '--mantine-color-gray-light': gray[2],
    '--mantine-color-gray-light-hover': gray[2],
    '--mantine-color-gray-light-color': gray[8],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-error': '#ff9d92',
    '--mantine-color-success': jade[4],
    '--mantine-color-anchor': jade[3],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-disabled': dark[5],
    '--mantine-color-disabled-color': dark[3],
    '--portfel-surface': dark[6],
    '--portfel-sunken': dark[8],
    '--portfel-line': dark[5],
    '--portfel-glow': 'rgb(71 200 148 / 22%)',
    '--portfel-credit': jade[3],
    '--portfel-clasp': brass[4],
    '--portfel-accent': jade[4],
    '--portfel-notice': '#3a2d12',
    '--portfel-notice-text': '#f4dca8',
    '--mantine-color-red-light': '#351b1c',
    '--mantine-color-red-light-color': '#ffb9b0',
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-gray-light-hover': dark[5],
    '--mantine-color-gray-light-color': dark[1],
    '--mantine-color-jade-light': '#14312a',
    '--mantine-color-jade-light-color': jade[3],
  },
});
