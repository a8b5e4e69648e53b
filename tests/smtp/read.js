// Reads every .eml file of a folder with postal-mime and prints one JSON object: file name → what it holds.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

const folder = process.argv[2];
const all = {};
for (const file of readdirSync(folder).filter((f) => f.endsWith('.eml'))) {
  const raw = readFileSync(join(folder, file));
  const mail = await PostalMime.parse(raw);
  all[file] = {
    messageId: mail.messageId,
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo ?? [],
    subject: mail.subject,
    text: mail.text,
    longestLine: Math.max(...raw.toString('latin1').split('\r\n').map((l) => l.length)),
    attachments: mail.attachments.map((a) => ({
      name: a.filename,
      sha256: createHash('sha256').update(new Uint8Array(a.content)).digest('hex'),
    })),
  };
}
process.stdout.write(JSON.stringify(all));
