import { mongo } from 'mongoose';
import { withAdmin } from './probe-mongo';

/** A fresh mongod is told that it is a replica set of one; one with kept data is told its new port. */
export async function becomeReplicaSet(port: number): Promise<void> {
  const config = { _id: 'portfel', members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
  await withAdmin(port, async (admin) => {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary) return;
    const current = await admin.command({ replSetGetConfig: 1 }).catch((error: unknown) => {
      if (error instanceof mongo.MongoServerError && error.code === notYetInitialized) return undefined;
      throw error;
    });
    if (!current) {
      await admin.command({ replSetInitiate: config });
    } else if (current.config.members[0].host !== config.members[0]?.host) {
      const next = { ...current.config, version: current.config.version + 1, members: config.members };
      await admin.command({ replSetReconfig: next, force: true });
    }
  });
}

const notYetInitialized = 94;
