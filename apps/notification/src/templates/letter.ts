/** What a mail says, before it has a form. All of it is made here or by our own rules: nothing needs escaping. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly link: string };
  /** Below, smaller: until when, and what to do if it was somebody else. */
  readonly closing: string;
}

/** What a template is given. */
export interface Facts {
  readonly username: string;
  /** A page of the web client, the token of the mail at its end. */
  readonly pageWithToken: (path: string) => string;
  readonly page: (path: string) => string;
  /** When the link stops working. */
  readonly until: string;
}

export function asText(username: string, { paragraphs, action, closing }: Letter): string {
  return [`Hello ${username},`, ...paragraphs, ...(action ? [action.link] : []), closing].join('\n\n');
}

/** The link stands clickable and as text (CT-U10). */
export function asHtml(username: string, { paragraphs, action, closing }: Letter): string {
  const lines = paragraphs.map((text) => `<p style="margin:0 0 24px;line-height:1.5">${text}</p>`);
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:32px;background:#f4f5f7;font-family:Helvetica,Arial,sans-serif;color:#1b1f2a">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:22px">Hello ${username},</h1>
${[...lines, ...(action ? [button(action.label, action.link)] : [])].join('\n')}
<p style="margin:0;font-size:13px;line-height:1.5;color:#5b6270">${closing}</p>
</div></body></html>`;
}

function button(label: string, link: string): string {
  return `<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#1f5f4a;color:#ffffff;text-decoration:none;font-weight:bold">${label}</a></p>
<p style="margin:0 0 8px;line-height:1.5">Or copy this address into your browser:</p>
<p style="margin:0 0 24px;word-break:break-all"><a href="${link}" style="color:#1f5f4a">${link}</a></p>`;
}
