//! The slots of the chat: ids and typed props; TypeScript declarations are generated from here.
