import { deliverySchema } from './delivery.schema';

/** Collection name → schema. */
export const schemas = { deliveries: deliverySchema };
