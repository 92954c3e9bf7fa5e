// How far down the page something is drawn, in its pixels; 0 when nothing is. What only fills the
// window, such as a sidebar's ground, says nothing of the content.
(() => {
  const REPLACED = new Set(['IMG', 'SVG', 'CANVAS', 'VIDEO', 'IFRAME', 'INPUT', 'TEXTAREA', 'SELECT', 'BUTTON']);
  const CLEAR = new Set(['transparent', 'rgba(0, 0, 0, 0)']);
  const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  const hasGround = (style) =>
    !CLEAR.has(style.backgroundColor) || style.backgroundImage !== 'none' || style.boxShadow !== 'none' ||
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
    SIDES.some((side) => parseFloat(style[`border${side}Width`]) > 0 && !CLEAR.has(style[`border${side}Color`]));
  const beside = (element) => ['::before', '::after'].some((part) => !['none', 'normal'].includes(getComputedStyle(element, part).content));
  let bottom = 0;
  const roots = [document.body];
  for (let i = 0; i < roots.length; i += 1) {
    for (const element of roots[i].querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const style = getComputedStyle(element);
      if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0') continue;
      const box = element.getBoundingClientRect();
      if (box.width < 1 || box.height < 1) continue;
      const draws = hasText(element) || REPLACED.has(element.tagName.toUpperCase()) ||
        (box.height < innerHeight && (hasGround(style) || beside(element)));
      if (draws) bottom = Math.max(bottom, box.bottom + scrollY);
    }
  }
  return Math.ceil(bottom);
})()
