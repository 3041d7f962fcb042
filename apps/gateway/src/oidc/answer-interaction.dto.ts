import { z } from 'zod';

/** Body of `POST /oauth/interactions/{interactionId}/answer`. */
export const AnswerInteractionBody = z.strictObject({ allow: z.boolean() }).meta({ id: 'AnswerInteraction' });
export type AnswerInteractionBody = z.infer<typeof AnswerInteractionBody>;

export const InteractionAnswered = z
  .object({
    /** Where the browser goes on, and comes to the application. */
    returnTo: z.url(),
  })
  .meta({ id: 'InteractionAnswered' });
export type InteractionAnswered = z.infer<typeof InteractionAnswered>;
