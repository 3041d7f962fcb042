import { dataKeySchema } from './data-key.schema';
import { photoUploadSchema } from './photo-upload.schema';
import { profileSchema } from './profile.schema';

/** Collection name → schema. */
export const schemas = { profiles: profileSchema, data_keys: dataKeySchema, photo_uploads: photoUploadSchema };
