/**
 * What is kept about a person and its class (security.md §1, PF-U06). `fields` are the rows of docs/data-classes.md that
 * an entry speaks of: a specification keeps the two the same.
 */
export const keptData = [
  {
    id: 'username',
    dataClass: 'P',
    fields: ['auth account.username', 'user profiles.username', 'notification deliveries.username'],
  },
  {
    id: 'publicProfile',
    dataClass: 'P',
    fields: [
      'user profiles.kind',
      'user profiles.publicEmail',
      'user profiles.photo',
      'user photos (folder or bucket)',
    ],
  },
  {
    id: 'profile',
    dataClass: 'S',
    fields: [
      'user profiles.firstName',
      'user profiles.lastName',
      'user profiles.twitter',
      'user profiles.linkedIn',
      'user profiles.personalWebsite',
      'user profiles.title',
      'user profiles.bio',
    ],
  },
  {
    id: 'books',
    dataClass: 'S',
    fields: [
      'wallet book_account.note_encrypted',
      'wallet book_movement.note_encrypted',
      'wallet book_sum.sum_encrypted',
      'wallet real_balance.balance_encrypted',
    ],
  },
  { id: 'accountLabel', dataClass: 'S', fields: ['wallet account_label.label_encrypted'] },
  { id: 'device', dataClass: 'S', fields: ['auth session.device_encrypted'] },
  { id: 'memo', dataClass: 'S', fields: ['wallet transfer_memo.memo_encrypted'] },
  { id: 'iban', dataClass: 'S', fields: ['wallet payment_payout.iban_encrypted'] },
  {
    id: 'email',
    dataClass: 'T',
    fields: [
      'auth one_time_link.email_encrypted',
      'auth account.email_encrypted',
      'notification deliveries.sealedEmail',
    ],
  },
  {
    id: 'phone',
    dataClass: 'T',
    fields: [
      'auth second_factor.phone_encrypted',
      'notification deliveries.sealedPhone',
      'notification deliveries.sealedCode',
    ],
  },
  { id: 'applications', dataClass: 'T', fields: ['auth oidc_artefact.payload_encrypted'] },
  {
    id: 'mailLinks',
    dataClass: 'T',
    fields: ['notification deliveries.sealedToken', 'notification deliveries.sealedDevice'],
  },
  {
    id: 'answers',
    dataClass: 'T',
    fields: [
      'auth inbox.enrolment',
      'auth inbox.recoveryCodes',
      'auth inbox.accessToken',
      'auth inbox.refreshToken',
      'auth inbox.email',
    ],
  },
  { id: 'password', dataClass: 'V', fields: ['auth account.password_hash'] },
  { id: 'deviceIndex', dataClass: 'V', fields: ['auth session.device_index'] },
  { id: 'codes', dataClass: 'V', fields: ['auth sms_code.code_hash', 'auth recovery_code.code_hash'] },
  { id: 'closedName', dataClass: 'V', fields: ['auth closed_username.username_index'] },
  {
    id: 'addressIndex',
    dataClass: 'V',
    fields: [
      'auth second_factor.phone_index',
      'auth sms_code.phone_index',
      'auth account.email_index',
      'auth password_attempts.email_index',
    ],
  },
  {
    id: 'tokens',
    dataClass: 'V',
    fields: [
      'auth one_time_link.token_hash',
      'auth session.token_hash',
      'auth session.previous_token_hash',
      'auth session.token_for_previous',
      'auth spent_refresh_token.token_hash',
    ],
  },
  { id: 'requests', dataClass: 'V', fields: ['auth inbox.body_hash'] },
  { id: 'totpSecret', dataClass: 'K', fields: ['auth second_factor.totp_secret_encrypted'] },
  {
    id: 'profileKey',
    dataClass: 'K',
    fields: [
      'user data_keys._id',
      'user data_keys.wrappedKey',
      'wallet data_key.owner_id',
      'wallet data_key.wrapped_key',
    ],
  },
  {
    id: 'wallet',
    dataClass: 'L',
    fields: [
      'wallet wallet',
      'wallet ledger_account',
      'wallet account_label',
      'wallet transfer',
      'wallet hold',
      'wallet payment',
      'wallet used_quote',
      'wallet statement_schedule',
    ],
  },
  {
    id: 'bookTimes',
    dataClass: 'L',
    fields: ['wallet book_account', 'wallet book_movement', 'wallet book_sum', 'wallet real_balance'],
  },
  {
    id: 'record',
    dataClass: 'L',
    fields: [
      'auth second_factor',
      'auth sms_code',
      'auth recovery_code',
      'auth account',
      'auth one_time_link',
      'auth session',
      'auth spent_refresh_token',
      'auth password_attempts',
      'user profiles',
      'user photo_uploads',
      'notification deliveries',
    ],
  },
  { id: 'messages', dataClass: 'L', fields: ['all four: inbox', 'auth inbox', 'all four: parked_key'] },
] as const;

export const dataClasses = ['P', 'S', 'T', 'V', 'K', 'L'] as const;
