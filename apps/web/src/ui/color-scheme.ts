/** Where the browser keeps the choice of dark or light. */
export const colorSchemeKey = 'portfel.color-scheme';
