/** The only place of tools/local that reads the environment. An address given there wins over starting a part. */
export function localConfig() {
  const { KAFKA_BROKERS, POSTGRES_ADMIN_URL, MONGO_URL, SMTP_URL, MAIL_WEB_URL } = process.env;
  return {
    kafkaBrokers: KAFKA_BROKERS?.split(',')
      .map((broker) => broker.trim())
      .filter(Boolean),
    postgresAdminUrl: POSTGRES_ADMIN_URL || undefined,
    mongoUrl: MONGO_URL || undefined,
    smtpUrl: SMTP_URL || undefined,
    mailWebUrl: MAIL_WEB_URL || undefined,
    /** A SecantusDB server built with cargo, faster than the Python one. */
    mongoProgram: process.env.PORTFEL_MONGO_BIN || undefined,
    javaHome: process.env.JAVA_HOME || undefined,
  };
}

/** The environment of a part: ours, without the settings that the part would take as its own. */
export function partEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(MAILDEV_|KAFKA_|PG|SECANTUS|PYTHON|NODE_OPTIONS|CLASSPATH|JEST_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
