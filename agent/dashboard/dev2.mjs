// Serves the dashboard from its sources, bundled anew when they change, and hands everything else to a running agent:
//
//   agent/dashboard/dev [http://127.0.0.1:9466] [9400]
//
// For whoever works on the page; needs Node and node_modules (./mvnw -pl agent/dashboard generate-resources).
import { spawn } from 'node:child_process';
import { createReadStream, readdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const agent = new URL(process.argv[2] ?? 'http://127.0.0.1:9466');
const port = Number(process.argv[3] ?? 9400);
const web = join(home, 'src/main/web');
const out = join(home, 'target/dev2');
const FILES = {
  '/': [join(web, 'index.html'), 'text/html; charset=utf-8'],
  '/favicon.svg': [join(web, 'favicon.svg'), 'image/svg+xml'],
  '/dashboard.js': [join(out, 'index.js'), 'text/javascript; charset=utf-8'],
  '/dashboard.css': [join(out, 'index.css'), 'text/css; charset=utf-8'],
};
// As the agent's SecurityHeaders have it.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none';" +
  " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html default";

const native = join(home, 'node_modules/@esbuild');
const esbuild = join(native, readdirSync(native)[0], 'bin/esbuild');
const bundler = spawn(
  esbuild,
  ['index.ts', '--bundle', '--format=esm', '--sourcemap=inline', `--outdir=${out}`, '--watch=forever'],
  { cwd: web, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.on('exit', () => bundler.kill());
process.on('SIGTERM', () => process.exit());
process.on('SIGINT', () => process.exit());

function forwarded(headers) {
  const toAgent = { ...headers, host: agent.host };
  if (headers.origin) {
    toAgent.origin = agent.origin;
  }
  return toAgent;
}

const server = createServer((asked, answer) => {
  const file = FILES[new URL(asked.url, 'http://x').pathname];
  if (file) {
    answer.writeHead(200, { 'Content-Type': file[1], 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
    createReadStream(file[0]).on('error', (problem) => answer.end(String(problem))).pipe(answer);
    return;
  }
  const onward = request(
    { host: agent.hostname, port: agent.port, method: asked.method, path: asked.url, headers: forwarded(asked.headers) },
    (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    },
  );
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
});
server.on('upgrade', (asked, socket, head) => {
  const onward = connect(Number(agent.port), agent.hostname, () => {
    const headers = Object.entries(forwarded(asked.headers)).map(([name, value]) => `${name}: ${value}\r\n`);
    onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    onward.write(head);
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/, with ${agent.origin}`));
