// An SMTP server for the delivery tests. The local part of a recipient's address says how it behaves:
//   busy…      450 at RCPT            gone…   550 at RCPT
//   full…      452 after the data     spam…   554 after the data
//   drop-once… reads the data, keeps the message, closes the connection without a reply; normal from the second time on
//   slow…      answers the data only after --slow milliseconds
// Prints one JSON line {"port"} when it listens, and one a message as postal-mime, which is none of the product's code, reads it.
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const slow = Number(option('slow', '5000'));
const user = option('user', '');
const password = option('password', '');
const token = option('token', '');
const dropped = new Set();

const refuse = (code, words) => Object.assign(new Error(words), { responseCode: code });
const print = (value) => process.stdout.write(JSON.stringify(value) + '\n');

async function report(raw, session) {
  const mail = await PostalMime.parse(raw);
  print({
    messageId: mail.messageId,
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo ?? [],
    subject: mail.subject,
    text: mail.text,
    user: session.user || '',
    connection: session.id,
    recipients: session.envelope.rcptTo.map((r) => r.address),
    attachments: mail.attachments.map((a) => ({
      name: a.filename,
      type: a.mimeType,
      sha256: createHash('sha256').update(new Uint8Array(a.content)).digest('hex'),
    })),
  });
}

// The library shows only the session; the connection is needed to cut it off.
const cut = (session) => {
  for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
};

const server = new SMTPServer({
  authOptional: user === '',
  allowInsecureAuth: true,
  authMethods: token === '' ? ['PLAIN', 'LOGIN'] : ['XOAUTH2'],
  hideSTARTTLS: true,
  disableReverseLookup: true,
  onAuth: (auth, _session, done) =>
    auth.username === user && (token === '' ? auth.password === password : auth.accessToken === token)
      ? done(null, { user })
      : done(refuse(535, 'wrong name or password')),
  onRcptTo: (address, _session, done) => {
    if (address.address.startsWith('busy')) return done(refuse(450, '4.2.1 mailbox busy, try later'));
    if (address.address.startsWith('gone')) return done(refuse(550, '5.1.1 no such user'));
    return done();
  },
  onData: (stream, session, done) => {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', async () => {
      const raw = Buffer.concat(chunks);
      const to = session.envelope.rcptTo[0].address;
      if (to.startsWith('full')) return done(refuse(452, '4.3.1 out of storage'));
      if (to.startsWith('spam')) return done(refuse(554, '5.7.1 refused by policy'));
      await report(raw, session);
      if (to.startsWith('drop-once') && !dropped.has(to)) {
        dropped.add(to);
        return cut(session);
      }
      if (to.startsWith('slow')) return setTimeout(() => done(null, '2.0.0 late'), slow);
      return done(null, '2.0.0 queued');
    });
  },
});

server.on('error', () => {});
server.listen(0, '127.0.0.1', function () {
  print({ port: this.address().port });
});
// The test holds this process by its input: when that closes, the test is gone.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
