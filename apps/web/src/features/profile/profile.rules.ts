/** What a profile may hold, as the API has it; the API decides, these only speak earlier. */
export const PROFILE_FIELDS = [
  'firstName',
  'lastName',
  'title',
  'bio',
  'twitter',
  'linkedIn',
  'personalWebsite',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];
export type ProfileValues = Record<ProfileField, string>;

export const emptyProfile: ProfileValues = {
  firstName: '',
  lastName: '',
  title: '',
  bio: '',
  twitter: '',
  linkedIn: '',
  personalWebsite: '',
};

export function isHandle(text: string): boolean {
  return /^(@?[A-Za-z0-9_]{1,15})?$/.test(text.trim());
}

/** Empty, or an address that a browser opens as a page. */
export function isWebLink(text: string): boolean {
  const link = text.trim();
  return link === '' || (/^https?:\/\/[^/]/i.test(link) && URL.canParse(link));
}

/** What was filled in. */
export function filledIn(values: ProfileValues): Partial<ProfileValues> {
  const filled = PROFILE_FIELDS.map((field) => [field, values[field].trim()] as const);
  return Object.fromEntries(filled.filter(([, text]) => text !== '')) as Partial<ProfileValues>;
}

/** What differs from before; `null` clears. */
export function changesOf(before: ProfileValues, after: ProfileValues): Partial<Record<ProfileField, string | null>> {
  const changed = PROFILE_FIELDS.filter((field) => before[field] !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, after[field].trim() || null]));
}
