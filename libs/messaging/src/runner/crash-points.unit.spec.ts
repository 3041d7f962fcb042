import { InMemoryMessageStore } from '@portfel/testing';
import { describeCrashPoints } from '../../test/crash-points';

describeCrashPoints('the store in memory', async () => ({ store: new InMemoryMessageStore(), close: async () => {} }));
