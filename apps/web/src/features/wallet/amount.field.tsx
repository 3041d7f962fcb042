import { TextInput, type TextInputProps } from '@mantine/core';
import type { Asset } from './get-wallet.hook';
import styles from './money-form.module.scss';

interface AmountFieldProps extends TextInputProps {
  asset: Asset | undefined;
}

/** An amount as people type it, of an asset that stands beside it. */
export function AmountField({ asset, ...props }: AmountFieldProps) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      maxLength={48}
      classNames={{ input: styles.amount }}
      rightSection={<span className={styles.code}>{asset?.code}</span>}
      rightSectionWidth={`${(asset?.code.length ?? 3) + 2.5}ch`}
      rightSectionPointerEvents="none"
      {...props}
    />
  );
}
