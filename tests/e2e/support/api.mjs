// The REST interface by token, for what a flow needs but is not about.

export class Api {
  constructor(url, token = null, me = null) {
    this.url = url;
    this.token = token;
    this.me = me;
  }

  async raw(method, path, body) {
    return fetch(`${this.url}/api/v4${path}`, {
      method,
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
  }

  async call(method, path, body) {
    const response = await this.raw(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : null;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body = {}) {
    return this.call('POST', path, body);
  }

  put(path, body = {}) {
    return this.call('PUT', path, body);
  }

  async signIn(login, password) {
    const response = await this.raw('POST', '/users/login', { login_id: login, password });
    if (!response.ok) throw new Error(`sign-in of ${login} answered ${response.status}: ${await response.text()}`);
    return new Api(this.url, response.headers.get('token'), await response.json());
  }

  say(channel, message) {
    return this.post('/posts', { channel_id: channel.id, message });
  }

  enablePlugin(id) {
    return this.post(`/plugins/${id}/enable`);
  }

  disablePlugin(id) {
    return this.post(`/plugins/${id}/disable`);
  }
}
