//! Raw colours and addresses in the value of a declaration.
//!
//! Values are read letter by letter: strings, comments, `url(…)`, and the fallbacks of `var(…)` are
//! not colours.

/// Functions that make a colour of numbers.
const FUNCTIONS: [&str; 11] =
    ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "device-cmyk"];

/// Functions within which a colour is a fallback, or only changes a token.
const QUIET: [&str; 4] = ["var", "env", "color-mix", "url"];

/// Properties whose words can be colours.
const COLOURED: [&str; 12] = [
    "color",
    "background",
    "border",
    "outline",
    "fill",
    "stroke",
    "box-shadow",
    "text-shadow",
    "text-decoration",
    "column-rule",
    "scrollbar-color",
    "accent-color",
];

/// The colours with names.
const NAMES: &str = " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen ";

/// The raw colours of a value, each with its offset.
pub(super) fn raw<'v>(property: &str, value: &'v str) -> Vec<(usize, &'v str)> {
    let may_name =
        COLOURED.iter().any(|start| property.starts_with(start)) || property.ends_with("-color");
    let is_colour = |word: &str, is_call: bool| {
        let small = word.to_ascii_lowercase();
        if is_call {
            return FUNCTIONS.contains(&small.as_str());
        }
        word.strip_prefix('#').is_some_and(|hex| {
            matches!(hex.len(), 3 | 4 | 6 | 8) && hex.bytes().all(|b| b.is_ascii_hexdigit())
        }) || (may_name && !small.is_empty() && NAMES.contains(&format!(" {small} ")))
    };
    let words = words(value).into_iter();
    words
        .filter(|it| !it.is_quiet && is_colour(it.text, it.is_call))
        .map(|it| (it.at, it.text))
        .collect()
}

/// The addresses in `url(…)` of a value, each with its offset.
pub(super) fn urls(value: &str) -> Vec<(usize, &str)> {
    let small = value.to_ascii_lowercase();
    let found = small.match_indices("url(").filter_map(|(at, name)| {
        let start = at + name.len();
        let inside = value.get(start..)?;
        let end = inside.find(')').unwrap_or(inside.len());
        let address = inside.get(..end)?.trim().trim_matches(['"', '\'']);
        Some((at, address))
    });
    found.collect()
}

/// A word of a value.
struct Word<'v> {
    at: usize,
    text: &'v str,
    /// A `(` follows.
    is_call: bool,
    /// It stands where a raw colour is right.
    is_quiet: bool,
}

fn words(value: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    // For each open bracket, whether what is within is quiet.
    let mut open: Vec<bool> = Vec::new();
    let mut letters = value.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_quiet = open.iter().any(|quiet| *quiet);
        match letter {
            '"' | '\'' => {
                while let Some((_, inner)) = letters.next() {
                    if inner == '\\' {
                        letters.next();
                    } else if inner == letter {
                        break;
                    }
                }
            }
            '(' => open.push(false),
            ')' => drop(open.pop()),
            _ if is_word(letter) => {
                let mut end = at + letter.len_utf8();
                while let Some((next, _)) = letters.next_if(|(_, letter)| is_word(*letter)) {
                    end = next
                        + value
                            .get(next..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8);
                }
                let text = value.get(at..end).unwrap_or_default();
                let is_call = letters.next_if(|(_, letter)| *letter == '(').is_some();
                if is_call {
                    open.push(QUIET.contains(&text.to_ascii_lowercase().as_str()));
                }
                words.push(Word { at, text, is_call, is_quiet });
            }
            _ => {}
        }
    }
    words
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '#' | '-' | '_')
}
