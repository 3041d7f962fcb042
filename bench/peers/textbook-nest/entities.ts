import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';

@Entity('asset')
export class Asset {
  @PrimaryColumn()
  code!: string;
}

@Entity('wallet')
export class Wallet {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { unique: true })
  ownerId!: string;

  @Column({ unique: true })
  username!: string;
}

@Entity('account')
@Index(['wallet', 'asset'])
export class Account {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Wallet, { nullable: false })
  wallet!: Wallet;

  @ManyToOne(() => Asset, { nullable: false })
  @JoinColumn({ name: 'assetCode' })
  asset!: Asset;

  @Column('numeric', { precision: 38, scale: 0, default: 0 })
  balance!: string;
}

@Entity('transfer')
export class Transfer {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column()
  kind!: string;

  @CreateDateColumn()
  postedAt!: Date;
}

@Entity('entry')
export class Entry {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Transfer, { nullable: false })
  @Index()
  transfer!: Transfer;

  @ManyToOne(() => Account, { nullable: false })
  @Index()
  account!: Account;

  @Column('numeric', { precision: 38, scale: 0 })
  amount!: string;

  @Column('numeric', { precision: 38, scale: 0 })
  balanceAfter!: string;
}
