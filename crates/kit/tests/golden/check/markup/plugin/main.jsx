export default {
  initialize(registry) {
    registry.item("center-toast.v1", "note", { mount() {} });
  },
};

export const Bad = ({ text, close }) => (
  <div onClick={close}>
    <button onClick={close}></button>
    <button><img src="x.png" alt="" /></button>
    <img src="x.png" />
    <a href="/x"></a>
    <input type="text" placeholder="Name" />
    <p tabIndex={2} role="buton">{text}</p>
    <div dangerouslySetInnerHTML={{ __html: text }} />
    {text && <select />}
  </div>
);

export const Good = ({ text, close, ...rest }) => (
  <div role="button" tabIndex={0} onClick={close}>
    <button onClick={close} aria-label="Close"><svg /></button>
    <button {...rest} />
    <button>{text}</button>
    <img src="x.png" alt="" />
    <label>Name <input type="text" /></label>
    <label htmlFor="age">Age</label><input id="age" />
    <Close />
  </div>
);
