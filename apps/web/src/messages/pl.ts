import { auth } from './pl/auth';
import { crashed } from './pl/crashed';
import { frame } from './pl/frame';
import { home, homeStart } from './pl/home';
import { problems } from './pl/problems';
import { publicPages } from './pl/public';
import { settings } from './pl/settings';
import { wallet } from './pl/wallet';

/** What screens say; sent to the browser. */
export const screens = { crashed, ...frame, ...homeStart, ...auth, ...settings, ...wallet, ...problems };

/** What only the server says. */
export const pages = { ...publicPages, ...home };
