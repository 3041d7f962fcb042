import { z } from 'zod';

/** More than zero, in whole minor units of an asset, as text: no digit is lost on the way. At most 30 digits. */
export const PositiveAmount = z
  .string()
  .regex(/^[1-9]\d{0,29}$/, 'must be a whole number of minor units above zero, as text, with at most 30 digits')
  .meta({ description: 'Whole minor units, above zero', example: '12300' });

/** Signed, in whole minor units, as text. */
export const SignedAmount = z
  .string()
  .regex(/^-?\d{1,38}$/)
  .meta({ description: 'Whole minor units', example: '-12300' });

/** Zero or more, in whole minor units, as text. At most 30 digits. */
export const AmountLimit = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,29})$/, 'must be a whole number of minor units, as text, with at most 30 digits')
  .meta({ description: 'Whole minor units, not below zero', example: '0' });
