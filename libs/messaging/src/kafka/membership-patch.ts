const UNKNOWN_MEMBER_ID = 25;

interface ConsumerGroup {
  memberId: string | null;
  heartbeat(options: { interval: number }): Promise<void>;
}

// kafkajs exports no types for its inside.
/* eslint-disable @typescript-eslint/no-require-imports */
const groupClass = require('kafkajs/src/consumer/consumerGroup') as { prototype: ConsumerGroup };
const { createErrorFromCode } = require('kafkajs/src/protocol/error') as { createErrorFromCode(code: number): Error };
/* eslint-enable @typescript-eslint/no-require-imports */
const { heartbeat } = groupClass.prototype;

/**
 * A consumer the coordinator has forgotten gives up its member id and joins again. When that fails for another reason,
 * e.g. a coordinator that is loading, upstream goes on fetching what it was once given, and its heartbeat does nothing
 * without an id: for ever it works beside the partitions' new owner, and commits nothing. Here its next heartbeat says
 * that it is no member, and it joins. (kafkajs 2.2.4; the spec tells when upstream has mended it.)
 */
export function patchMembership(): void {
  groupClass.prototype.heartbeat = async function (this: ConsumerGroup, options) {
    if (!this.memberId) throw createErrorFromCode(UNKNOWN_MEMBER_ID);
    await heartbeat.call(this, options);
  };
}
