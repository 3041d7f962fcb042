'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AskedCode } from './use-second-factor';

// Loaded when a code is asked for: most accounts have no second factor.
const Modal = dynamic(() => import('./second-factor.modal'), { ssr: false });

/** Asks for the second factor over the screen whose request needs it: `<SecondFactorDialog asked={asked} />`. */
export function SecondFactorDialog({ asked }: { asked: AskedCode | undefined }) {
  const [wanted, setWanted] = useState(false);
  if (asked && !wanted) setWanted(true);
  return wanted ? <Modal asked={asked} /> : null;
}
