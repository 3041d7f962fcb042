import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

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

  @Column()
  accountCount!: number;
}

@Entity('account')
@Unique(['wallet', 'number'])
export class Account {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Wallet, { nullable: false })
  wallet!: Wallet;

  @ManyToOne(() => Asset, { nullable: false })
  @JoinColumn({ name: 'assetCode' })
  asset!: Asset;

  @Column()
  number!: number;

  @Column('numeric', { precision: 38, scale: 0, default: 0 })
  balance!: string;
}
