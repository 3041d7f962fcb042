import { z } from 'zod';

/** Comma-separated (RFC 4180), UTF-8 with a byte order mark. */
export const CsvFile = z.string().meta({ id: 'StatementCsv' });

/** A4 pages. */
export const PdfFile = z.string().meta({ id: 'StatementPdf', format: 'binary' });
