import { backendsTerminated } from './backends-terminated';
import { bankAway } from './bank-away';
import { brokerAway } from './broker-away';
import { brokerFrozen } from './broker-frozen';
import { brokerKilled } from './broker-killed';
import { frozenWithWorkInHand } from './frozen-with-work-in-hand';
import { gatewayKilledWhileWaiting } from './gateway-killed-while-waiting';
import { killedAfterCommit } from './killed-after-commit';
import { killedAfterSend } from './killed-after-send';
import { killedAtRandom } from './killed-at-random';
import { killedInBursts } from './killed-in-bursts';
import { membersComeAndGo } from './members-come-and-go';
import { oneKeyFails } from './one-key-fails';
import { pausedAndTakenOver } from './paused-and-taken-over';
import { postgresFrozen } from './postgres-frozen';
import { postmasterKilled } from './postmaster-killed';
import { powerCut } from './power-cut';
import { replyLost } from './reply-lost';
import { rollingRestart } from './rolling-restart';
import { serviceDown } from './service-down';
import { startedBeforeTheBroker } from './started-before-the-broker';
import { sweptOnly } from './swept-only';
import { transactionsRefused } from './transactions-refused';
import { injectedMessages } from './injected-messages';
import { replayedIntoAnEmptyStore, replayedIntoLiveStores } from './replayed';
import { twoPartitionsAtOnce } from './two-partitions-at-once';
import type { Row } from './row';

/** In the order of a full run. */
export const rows: readonly Row[] = [
  killedAtRandom,
  killedInBursts,
  killedAfterCommit,
  killedAfterSend,
  pausedAndTakenOver,
  serviceDown,
  rollingRestart,
  membersComeAndGo,
  brokerKilled,
  brokerFrozen,
  brokerAway,
  startedBeforeTheBroker,
  frozenWithWorkInHand,
  backendsTerminated,
  postmasterKilled,
  postgresFrozen,
  powerCut,
  bankAway,
  transactionsRefused,
  sweptOnly,
  replyLost,
  // Before anything is poisoned: an operator redrives what is dead of a key as well.
  oneKeyFails,
  injectedMessages,
  twoPartitionsAtOnce,
  gatewayKilledWhileWaiting,
  replayedIntoLiveStores,
  replayedIntoAnEmptyStore,
];
