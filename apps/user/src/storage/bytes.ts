import type { mongo } from 'mongoose';

/** Bytes as a lean document holds them. */
export const bytesOf = (stored: unknown): Buffer =>
  Buffer.isBuffer(stored) ? stored : Buffer.from((stored as mongo.Binary).buffer);
