import type { Actor } from '@portfel/contracts';

/** Whether admins' doors open to an actor. The gateway has looked; here it is looked again (PF-U02). */
export const isAdmin = ({ type, role }: Actor): boolean => type === 'account' && role === 'admin';
