//! JavaScript values as Rust types: what plugins get from the host, read by serde.
//!
//! `serde-wasm-bindgen` does the same for more kinds of values. A plugin gets plain objects, arrays,
//! texts, numbers and booleans, and each of its bytes is downloaded by everybody: without the kinds
//! that can not come, and without faults that print numbers, a small plugin is a fifth smaller.

use std::fmt::{self, Display};

use js_sys::{Array, Object, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

/// Reads a value.
///
/// # Errors
///
/// When it is of another shape; the words say what was expected and what came.
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(Value(value))
}

/// The value has another shape than the type.
#[derive(Debug)]
pub(crate) struct Mismatch(String);

impl Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("{expected} was expected, and {} came", kind(unexpected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }
}

/// What came, without its value: printing a number takes 14 KB of code.
fn kind(unexpected: Unexpected<'_>) -> &'static str {
    match unexpected {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a text",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "an array",
        Unexpected::Map | Unexpected::StructVariant => "an object",
        Unexpected::Bytes(_)
        | Unexpected::NewtypeStruct
        | Unexpected::Enum
        | Unexpected::UnitVariant
        | Unexpected::NewtypeVariant
        | Unexpected::TupleVariant
        | Unexpected::Other(_) => "something else",
    }
}

struct Value(JsValue);

impl Value {
    fn is_nothing(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }

    /// An object's own member; `undefined` when there is none.
    ///
    /// Not what every object inherits: a type may have a field `constructor`.
    fn member(&self, name: &JsValue) -> JsValue {
        let object = self.0.unchecked_ref::<Object>();
        let value = Object::has_own(object, name).then(|| Reflect::get(object, name).ok());
        value.flatten().unwrap_or_default()
    }

    fn refuse(&self, expected: &'static str) -> Mismatch {
        let came = if self.is_nothing() {
            "null"
        } else if self.0.is_string() {
            "a text"
        } else if Array::is_array(&self.0) {
            "an array"
        } else if self.0.is_object() {
            "an object"
        } else {
            "something else"
        };
        Mismatch([expected, " was expected, and ", came, " came"].concat())
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.is_nothing() {
            return visitor.visit_unit();
        }
        if let Some(text) = self.0.as_string() {
            return visitor.visit_string(text);
        }
        if let Some(truth) = self.0.as_bool() {
            return visitor.visit_bool(truth);
        }
        if let Some(number) = self.0.as_f64() {
            return visit_number(number, visitor);
        }
        if let Some(array) = self.0.dyn_ref::<Array>() {
            return visitor.visit_seq(Items { array: array.clone(), next: 0 });
        }
        if self.0.is_object() {
            return self.deserialize_map(visitor);
        }
        Err(self.refuse("a plain value"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Some(object) = self.0.dyn_ref::<Object>() else {
            return Err(self.refuse("an object"));
        };
        let names = Object::keys(object);
        visitor.visit_map(Members { names, object: self, next: 0, value: JsValue::UNDEFINED })
    }

    /// Only the members that the type has are looked at.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return Err(self.refuse("an object"));
        }
        let names = fields.iter().map(|name| JsValue::from_str(name)).collect();
        visitor.visit_map(Members { names, object: self, next: 0, value: JsValue::UNDEFINED })
    }

    /// A name, or an object with one member: the name and what belongs to it.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if let Some(name) = self.0.as_string() {
            return visitor.visit_enum(Variant { name, value: Self(JsValue::UNDEFINED) });
        }
        let name = self.0.dyn_ref::<Object>().and_then(|it| Object::keys(it).get(0).as_string());
        let name = name.ok_or_else(|| self.refuse("the name of a variant"))?;
        let value = Self(self.member(&JsValue::from_str(&name)));
        visitor.visit_enum(Variant { name, value })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct identifier
    }
}

/// JavaScript has one kind of number; a whole one is read as such.
#[expect(clippy::cast_possible_truncation, reason = "whole, and far inside of 64 bits")]
fn visit_number<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Mismatch> {
    /// 2^53: above it, neighbours can not be told apart.
    const SAFE: f64 = 9_007_199_254_740_992.0;
    if number.trunc() == number && number.abs() <= SAFE {
        visitor.visit_i64(number as i64)
    } else {
        visitor.visit_f64(number)
    }
}

struct Items {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let item = self.array.get(self.next);
        self.next += 1;
        seed.deserialize(Value(item)).map(Some)
    }
}

struct Members {
    names: Array,
    object: Value,
    next: u32,
    value: JsValue,
}

impl<'de> MapAccess<'de> for Members {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        while self.next < self.names.length() {
            let name = self.names.get(self.next);
            self.next += 1;
            self.value = self.object.member(&name);
            // As JSON has it: what is undefined is not there.
            if !self.value.is_undefined() {
                return seed.deserialize(Value(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(Value(std::mem::take(&mut self.value)))
    }
}

struct Variant {
    name: String,
    value: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value), Mismatch> {
        let name = StringDeserializer::<Mismatch>::new(self.name);
        Ok((seed.deserialize(name)?, self.value))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        if self.is_nothing() { Ok(()) } else { Err(self.refuse("a name alone")) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_struct("", fields, visitor)
    }
}

impl From<Mismatch> for JsValue {
    fn from(mismatch: Mismatch) -> Self {
        js_sys::Error::new(&mismatch.0).into()
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
#[expect(clippy::unwrap_used, reason = "clippy does not know wasm_bindgen_test")]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use serde::{Deserialize, Serialize};
    use serde_wasm_bindgen::Serializer;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Tagged {
        Close,
        Message { user_id: String },
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    enum Plain {
        Unit,
        Newtype(i64),
        Tuple(u8, char),
        Struct { at: f64 },
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        One(String),
        Many(Vec<String>),
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Whole {
        big: i64,
        small: u8,
        share: f64,
        is_it: bool,
        none: Option<String>,
        some: Option<Box<Self>>,
        tagged: Vec<Tagged>,
        plain: Vec<Plain>,
        values: BTreeMap<String, Untagged>,
        pair: (i32, String),
    }

    fn whole() -> Whole {
        Whole {
            big: 1_700_000_000_000,
            small: 255,
            share: 3.0,
            is_it: true,
            none: None,
            some: None,
            tagged: vec![Tagged::Close, Tagged::Message { user_id: "ü".into() }],
            plain: vec![
                Plain::Unit,
                Plain::Newtype(-1),
                Plain::Tuple(1, 'x'),
                Plain::Struct { at: 0.5 },
            ],
            values: BTreeMap::from([
                ("a".into(), Untagged::One(String::new())),
                ("b".into(), Untagged::Many(vec!["c".into()])),
            ]),
            pair: (-7, "p".into()),
        }
    }

    #[wasm_bindgen_test]
    fn what_hosts_write_is_read_as_it_was() {
        let value = Whole { some: Some(Box::new(whole())), ..whole() };
        let written = value.serialize(&Serializer::json_compatible()).unwrap();
        assert_eq!(from_js::<Whole>(written).unwrap(), value);
    }

    fn refused<T: DeserializeOwned + Debug>(json: &str) -> String {
        from_js::<T>(js_sys::JSON::parse(json).unwrap()).unwrap_err().to_string()
    }

    #[wasm_bindgen_test]
    fn what_does_not_fit_is_told_in_words() {
        assert_eq!(refused::<String>("1"), "a string was expected, and a number came");
        assert_eq!(refused::<u8>("300"), "u8 was expected, and a number came");
        assert_eq!(refused::<u8>("0.5"), "u8 was expected, and a number came");
        assert_eq!(refused::<Vec<u8>>("{}"), "a sequence was expected, and an object came");
        assert_eq!(
            refused::<Tagged>(r#"{"type": "open"}"#),
            "unknown variant `open`, expected `close` or `message`"
        );
        assert_eq!(refused::<Whole>("[]"), "missing field `big`");
        assert_eq!(refused::<Whole>("null"), "an object was expected, and null came");
        assert_eq!(
            refused::<Plain>("3"),
            "the name of a variant was expected, and something else came"
        );
    }

    #[wasm_bindgen_test]
    fn what_is_no_data_is_refused() {
        let function = js_sys::Function::new_no_args("");
        assert!(from_js::<Whole>(function.into()).is_err());
        assert!(from_js::<String>(js_sys::Symbol::iterator().into()).is_err());
    }
}
