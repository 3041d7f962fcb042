import { about } from './pl/about';
import { account } from './pl/account';
import { admin } from './pl/admin';
import { auth } from './pl/auth';
import { authorize } from './pl/authorize';
import { bookkeeping } from './pl/bookkeeping';
import { crashed } from './pl/crashed';
import { exchange } from './pl/exchange';
import { frame } from './pl/frame';
import { home, homeStart } from './pl/home';
import { payment } from './pl/payment';
import { privacy } from './pl/privacy';
import { problems } from './pl/problems';
import { profile, publicProfile } from './pl/profile';
import { publicPages } from './pl/public';
import { security } from './pl/security';
import { settings } from './pl/settings';
import { statement } from './pl/statement';
import { terms } from './pl/terms';
import { transfer } from './pl/transfer';
import { wallet } from './pl/wallet';

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
