import { profileSchema } from './profile.schema';

/** Collection name → schema. */
export const schemas = { profiles: profileSchema };
