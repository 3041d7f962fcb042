/** server.properties of one node that is broker and controller, made for small machines and quick restarts. */
export function kafkaSettings(options: { port: number; controllerPort: number; dataFolder: string }): string {
  const { port, controllerPort, dataFolder } = options;
  const settings: Record<string, string | number> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'log.dirs': dataFolder,

    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.num.partitions': 1,

    // A topic nobody declared is a mistake, here as in production.
    'auto.create.topics.enable': 'false',
    'message.max.bytes': 1048588,
    'group.initial.rebalance.delay.ms': 0,
    // After kill -9 the controller waits this long before it takes the broker back.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,

    'log.cleaner.dedupe.buffer.size': 4194304,
    'log.cleaner.threads': 1,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
