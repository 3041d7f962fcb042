import type { ProfileValues } from '@/features/profile/profile.rules';

/** What the steps of a sign-up ask for. */
export interface SignUpValues extends ProfileValues {
  email: string;
  username: string;
  password: string;
  termsAccepted: boolean;
  publicEmail: boolean;
}

/** The rules of a new account, as the API has them; the API decides, these only speak earlier (CT-U06, CT-U07). */
export const passwordRules = {
  length: (password: string) => password.length >= 8,
  upper: (password: string) => /[A-Z]/.test(password),
  lower: (password: string) => /[a-z]/.test(password),
  digit: (password: string) => /[0-9]/.test(password),
  special: (password: string) => /[#?!@$%^&*-]/.test(password),
};

export type PasswordRule = keyof typeof passwordRules;

export function isNewPassword(password: string): boolean {
  return password.length <= 128 && Object.values(passwordRules).every((rule) => rule(password));
}

export function isUsername(username: string): boolean {
  return /^[A-Za-z0-9_.-]{3,30}$/.test(username);
}

/** What a person signs in with. */
export const isLoginName = (name: string) => isEmail(name) || isUsername(name);

export function isEmail(email: string): boolean {
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email);
}
