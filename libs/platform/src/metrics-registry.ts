import { collectDefaultMetrics, Registry } from 'prom-client';

/** How often the delay of the event loop is looked at. At the usual 10 ms looking costs more than an idle service. */
const EVENT_LOOP_PRECISION_MS = 500;

/** A registry with the figures of this process. */
export function newMetricsRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS });
  return registry;
}
