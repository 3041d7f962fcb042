import { mongo } from 'mongoose';

/** The server takes writes: it answers as the primary of its replica set. */
export async function probeMongo(port: number): Promise<void> {
  await withAdmin(port, async (admin) => {
    await admin.command({ ping: 1 });
    const hello = await admin.command({ hello: 1 });
    if (!hello.isWritablePrimary) throw new Error('The server is not the primary of its replica set yet.');
  });
}

export async function withAdmin<T>(port: number, ask: (admin: mongo.Admin) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(localMongoUrl(port, 'admin'), {
    serverSelectionTimeoutMS: 1000,
    connectTimeoutMS: 1000,
  });
  try {
    return await ask(client.db().admin());
  } finally {
    await client.close();
  }
}

export function localMongoUrl(port: number, database: string): string {
  return `mongodb://127.0.0.1:${port}/${database}?directConnection=true`;
}
