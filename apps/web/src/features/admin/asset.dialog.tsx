import { useTranslations } from 'use-intl';
import AdminDialog from './admin.dialog';
import { ArchiveAssetForm } from './archive-asset.form';
import type { AssetAction } from './asset.table';
import type { Asset } from './assets.hook';
import { CreateAssetForm } from './create-asset.form';
import { EditAssetForm } from './edit-asset.form';
import { SupplyForm } from './supply.form';

interface AssetDialogProps {
  action: AssetAction | 'create';
  /** None: a new one. */
  asset?: Asset;
  onClose: () => void;
}

/** What an admin does with an asset, one thing at a time. */
export default function AssetDialog({ action, asset, onClose }: AssetDialogProps) {
  const t = useTranslations('admin');
  return (
    <AdminDialog heading={t(`${action}.heading`, { code: asset?.code ?? '' })} onClose={onClose}>
      {!asset && <CreateAssetForm onDone={onClose} />}
      {asset && action === 'edit' && <EditAssetForm asset={asset} onDone={onClose} />}
      {asset && (action === 'archive' || action === 'restore') && (
        <ArchiveAssetForm key={action} action={action} asset={asset} onDone={onClose} />
      )}
      {asset && (action === 'grant' || action === 'burn') && (
        <SupplyForm key={action} action={action} asset={asset} onDone={onClose} />
      )}
    </AdminDialog>
  );
}
