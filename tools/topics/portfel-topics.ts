import { topicsFor, type TopicDeclaration } from '@portfel/contracts';
import { SERVICES } from '../platform/environments';

/** Every topic of the platform. The gateway handles no message, so it has no dead letters. */
export function portfelTopics(): readonly TopicDeclaration[] {
  return topicsFor(SERVICES.filter((service) => service !== 'gateway'));
}
