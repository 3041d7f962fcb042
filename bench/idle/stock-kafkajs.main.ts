// Starts a service with kafkajs as it is published: what our library puts in place of its idle timers is not taken.
// node stock-kafkajs.main.js <service>
const [service] = process.argv.slice(2);

// kafkajs exports no types for its inside.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const queue = (require('kafkajs/src/network/requestQueue') as { prototype: object }).prototype;
for (const method of ['scheduleCheckPendingRequests', 'scheduleRequestTimeoutCheck']) {
  const stock: unknown = Object.getOwnPropertyDescriptor(queue, method)?.value;
  if (typeof stock !== 'function')
    throw new Error(`kafkajs has no ${method} any more: this benchmark has lost its peer`);
  Object.defineProperty(queue, method, { get: () => stock, set: () => {} });
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
require(`../../apps/${service}/src/main`);
