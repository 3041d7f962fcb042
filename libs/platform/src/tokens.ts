/** What `runService` gives to every module of a service. */
export const CONFIG = Symbol('config');
export const LOG = Symbol('log');
export const BROKER = Symbol('broker');
export const METRICS_REGISTRY = Symbol('metrics-registry');
export const SERVICE_NAME = Symbol('service-name');
