// The floor of the slots benchmark: the same markup by plain DOM calls, with the outlet element
// ours needs. No framework, no registry, no guards: what is left to win, not a peer.

function makePost(id, revision) {
  const post = document.createElement('div');
  post.className = 'post';
  post.id = `p${id}`;
  const author = document.createElement('b');
  author.textContent = `user${id % 7}`;
  const text = document.createElement('p');
  text.textContent = `message number ${id} revision ${revision}`;
  const outlet = document.createElement('mortise-slot');
  post.append(author, text, outlet);
  return { post, text, outlet, revision };
}

let list;
let posts = [];

export const floorPeer = {
  mount(element) {
    list = document.createElement('div');
    posts = [];
    element.append(list);
  },
  set(revisions) {
    posts.splice(revisions.length).forEach(({ post }) => post.remove());
    revisions.forEach((revision, id) => {
      const known = posts[id];
      if (!known) {
        const made = makePost(id, revision);
        posts.push(made);
        list.append(made.post);
      } else if (known.revision !== revision) {
        known.revision = revision;
        known.text.textContent = `message number ${id} revision ${revision}`;
      }
    });
  },
  enable(on) {
    posts.forEach(({ outlet }, id) => {
      if (!on) {
        outlet.replaceChildren();
        return;
      }
      const attachment = document.createElement('span');
      attachment.className = 'attachment';
      attachment.textContent = `attachment ${id}`;
      outlet.append(attachment);
    });
  },
};
