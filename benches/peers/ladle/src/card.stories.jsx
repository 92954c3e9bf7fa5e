// What hovercard-js shows, without asking a server.
export const Card = () => (
  <article className="card">
    <h2>Ada Lovelace</h2>
    <p>Mathematician</p>
    <p>@ada · Online</p>
    <dl><div><dt>Local time</dt><dd>16:05</dd></div></dl>
    <button type="button">Message</button>
  </article>
);
