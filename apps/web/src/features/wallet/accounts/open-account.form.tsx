import { NativeSelect, Skeleton, Stack, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useAssetName } from '../use-money';
import { useAssets, useOpenAccount } from './accounts.hook';

/** One more account, in an asset of choice. */
export function OpenAccountForm() {
  const t = useTranslations('accounts');
  const nameOf = useAssetName();
  const assets = useAssets();
  const open = useOpenAccount();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const send = useSingleFlight(() =>
    open.mutateAsync({ assetCode: code }).then(
      () => {
        setCode('');
        showToast('success', t('opened', { code }));
      },
      () => undefined,
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code === '');
    if (code !== '') void send();
  };
  const problem = open.error ?? assets.error;
  return (
    <section aria-labelledby="open-account">
      <Title order={2} id="open-account" size="h3" mt="xl">
        {t('oneMore')}
      </Title>
      <form method="post" noValidate onSubmit={submit}>
        <Stack gap="md" mt="sm">
          {problem && !open.isPending && <ProblemAlert problem={asProblem(problem)} />}
          {assets.data ? (
            <NativeSelect
              size="md"
              name="assetCode"
              label={t('asset')}
              value={code}
              error={missing && code === '' ? t('assetMissing') : undefined}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            >
              <option value="">{t('chooseAsset')}</option>
              {assets.data.map((asset) => (
                <option key={asset.code} value={asset.code}>
                  {t('assetChoice', { name: nameOf(asset), code: asset.code })}
                </option>
              ))}
            </NativeSelect>
          ) : (
            !assets.error && <Skeleton height={68} />
          )}
          <SubmitButton loading={open.isPending}>{t('open')}</SubmitButton>
        </Stack>
      </form>
    </section>
  );
}
