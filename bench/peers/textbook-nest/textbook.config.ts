/** The environment of both processes. */
export const config = {
  brokers: (process.env.KAFKA_BROKERS ?? '').split(','),
  databaseUrl: process.env.DATABASE_URL ?? '',
  port: Number(process.env.PORT),
  jwtSecret: process.env.JWT_SECRET ?? '',
};
