'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './sign-up.module.scss';
import { passwordRules, type PasswordRule } from './sign-up.rules';

/** The five rules with what the password already meets (CT-F13). */
export function PasswordRules({ id, password }: { id: string; password: string }) {
  const t = useTranslations('passwordRules');
  const rules = Object.keys(passwordRules) as PasswordRule[];
  return (
    <div id={id} className={styles.rules}>
      <p className={styles.rulesLabel}>{t('label')}</p>
      <ul className={styles.rulesList}>
        {rules.map((rule) => (
          <Rule key={rule} rule={rule} met={passwordRules[rule](password)} />
        ))}
      </ul>
    </div>
  );
}

function Rule({ rule, met }: { rule: PasswordRule; met: boolean }) {
  const t = useTranslations('passwordRules');
  return (
    <li className={styles.rule} data-met={met || undefined}>
      {met ? <IconCheck size={16} stroke={2.5} aria-hidden /> : <IconCircle size={16} aria-hidden />}
      <span>
        {t(rule)}
        <VisuallyHidden>, {t(met ? 'met' : 'open')}</VisuallyHidden>
      </span>
    </li>
  );
}
