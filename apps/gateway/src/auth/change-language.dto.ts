import { z } from 'zod';
import { Language } from '@portfel/contracts';

/** Body of `PUT /me/language`. */
export const ChangeLanguageBody = z.strictObject({ language: Language }).meta({ id: 'ChangeLanguage' });
export type ChangeLanguageBody = z.infer<typeof ChangeLanguageBody>;
