// What the server benchmarks are held against: Node's HTTP server and the package `ws`, with no
// sign-in, no storage and no rights. It prints its port.
//   POST /say    body to every socket       GET /manifests, PUT /manifests    one fixed text
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

let manifests = Buffer.from('[]');

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const server = createServer(async (request, response) => {
  if (request.url === '/say') {
    const text = String(await body(request));
    for (const socket of sockets.clients) socket.send(text);
    response.end();
  } else if (request.method === 'PUT') {
    manifests = await body(request);
    response.end();
  } else {
    response.setHeader('content-type', 'application/json');
    response.end(manifests);
  }
});
const sockets = new WebSocketServer({ server });
server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
