//! A query that is put together. Its text is ours alone, as it is made of constants; what people
//! wrote goes in as numbered values.

use sqlx::{Any, AssertSqlSafe, any::AnyArguments, query::Query};

enum Value {
    Text(String),
    Number(i64),
}

/// Text and values.
pub(super) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(super) fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(super) fn text(&mut self, value: impl Into<String>) -> &mut Self {
        self.value(Value::Text(value.into()))
    }

    pub(super) fn number(&mut self, value: i64) -> &mut Self {
        self.value(Value::Number(value))
    }

    fn value(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    pub(super) fn query(self) -> Query<'static, Any, AnyArguments> {
        let query = sqlx::query(AssertSqlSafe(self.text));
        self.values.into_iter().fold(query, |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
        })
    }
}
