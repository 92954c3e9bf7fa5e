// Brings the post list peer onto the page.
import { reactPosts } from '../peers/react-posts.jsx';
import { version } from 'react';

window.reactPosts = reactPosts;
window.reactVersion = version;
