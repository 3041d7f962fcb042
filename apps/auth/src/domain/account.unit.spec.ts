import { Role } from '@portfel/contracts';
import { isActiveAdmin } from './account';

describe('isActiveAdmin', () => {
  it.each(Role.options)('says who may give roles: %s', (role) => {
    expect(isActiveAdmin({ role, deactivatedAt: null })).toBe(role === 'admin');
    expect(isActiveAdmin({ role, deactivatedAt: new Date(0) })).toBe(false);
  });
});
