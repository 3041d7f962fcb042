import { about } from './en/about';
import { account } from './en/account';
import { admin } from './en/admin';
import { auth } from './en/auth';
import { authorize } from './en/authorize';
import { bookkeeping } from './en/bookkeeping';
import { crashed } from './en/crashed';
import { exchange } from './en/exchange';
import { frame } from './en/frame';
import { home, homeStart } from './en/home';
import { payment } from './en/payment';
import { privacy } from './en/privacy';
import { problems } from './en/problems';
import { profile, publicProfile } from './en/profile';
import { publicPages } from './en/public';
import { security } from './en/security';
import { settings } from './en/settings';
import { statement } from './en/statement';
import { terms } from './en/terms';
import { transfer } from './en/transfer';
import { wallet } from './en/wallet';

/** What screens say; sent to the browser. */
export const screens = {
  crashed,
  ...frame,
  ...homeStart,
  ...auth,
  ...authorize,
  ...account,
  ...settings,
  ...security,
  ...profile,
  ...wallet,
  ...admin,
  ...bookkeeping,
  ...transfer,
  ...statement,
  ...payment,
  ...exchange,
  ...problems,
};

/** What only the server says. */
export const pages = { ...publicPages, ...publicProfile, ...home, ...about, ...terms, ...privacy };
