//! What helps to read the paper on the bridge: plain words, words explained, and its second version
//! in Spanish, which the third has overtaken.

use crate::features::documents::{self, NewPlainWords, NewTerm, NewTranslation, Scope, Source};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

const SPANISH: &str = include_str!("texts/harbour-bridge.es.md");
const SPANISH_SUMMARY: &str = "Un puente bajo para quien va a pie, en bicicleta o en autobús, del \
     muelle de la Aduana a la calle de los Cordeleros: once minutos de la Ribera Norte a la estación, \
     94 millones, abierto en cuatro años.";

/// Language, anchor ('' for the whole paper) and what it says in plain words.
const PLAIN: [(&str, &str, &str); 7] = [
    (
        "en",
        "",
        "The city wants to build a bridge from the Northbank to the south side. You could walk, cycle \
         or take a bus over it, but not drive a car. It would cost 94 million, of which the city pays \
         21, and could open in four years.\n\nNothing is decided yet. Say what you think beside the \
         section it is about.",
    ),
    (
        "en",
        "walking-and-cycling",
        "There is one path for walking and one for bicycles, with a kerb between them. The slope is \
         gentle, and after every 60 metres there is a level part where you can rest. There are no \
         steps.",
    ),
    (
        "en",
        "boats-and-the-harbour",
        "The middle of the bridge opens for tall ships, which takes six to nine minutes. It stays \
         closed when most people travel to work and back. Lifeboats and ships in danger can always \
         pass.",
    ),
    (
        "en",
        "what-it-costs-and-who-pays",
        "Half of the money comes from the country, the rest from the county, the city and the harbour \
         company. For you that is about 19 a year for each household. Crossing is free.\n\nIf it gets \
         much dearer, you are asked again.",
    ),
    (
        "en",
        "how-we-decide",
        "After this consultation the office publishes what people said. Then the city council decides \
         in public and says why. Almost everything can still change.",
    ),
    (
        "es",
        "",
        "La ciudad quiere construir un puente de la Ribera Norte al lado sur. Podrías pasar andando, \
         en bicicleta o en autobús, pero no en coche. Costaría 94 millones, de los que la ciudad paga \
         21, y podría abrirse en cuatro años.\n\nNada está decidido. Di lo que piensas junto al \
         apartado del que se trata.",
    ),
    (
        "es",
        "what-it-costs-and-who-pays",
        "La mitad del dinero la pone el país; el resto, la provincia, la ciudad y la empresa del \
         puerto. A ti te cuesta unos 19 al año por hogar. Cruzar es gratis.\n\nSi sale mucho más \
         caro, se te vuelve a preguntar.",
    ),
];

/// What a word is, in which language, with its other forms.
const TERMS: [(&str, &str, &[&str], &str); 9] = [
    (
        "en",
        "fairway",
        &["fairways"],
        "The lane in the water that is deep enough for ships, and that they have to keep to.",
    ),
    (
        "en",
        "eelgrass beds",
        &["eelgrass", "eelgrass bed"],
        "Meadows of a flowering plant that grows under water. Young fish live in them, and they hold \
         the sand.",
    ),
    (
        "en",
        "parapet",
        &["parapets"],
        "The low wall at the side of a bridge that keeps people and vehicles from falling off it.",
    ),
    (
        "en",
        "piling",
        &[],
        "Driving long posts of steel or concrete into the ground, so that something can stand on them.",
    ),
    (
        "en",
        "deck",
        &[],
        "The part of a bridge on which one walks and drives.",
    ),
    (
        "en",
        "kittiwakes",
        &["kittiwake"],
        "Small gulls of the open sea that come to land only to nest, on cliffs or on buildings.",
    ),
    (
        "es",
        "pleamar",
        &[],
        "El punto más alto al que llega el agua con la marea.",
    ),
    (
        "es",
        "prácticos",
        &["práctico", "prácticos del puerto"],
        "Marinos que conocen bien el puerto y guían los barcos para entrar y salir.",
    ),
    (
        "es",
        "praderas de zostera",
        &["zostera"],
        "Praderas de una planta con flor que crece bajo el agua. En ellas viven los peces jóvenes, y \
         sujetan la arena.",
    ),
];

/// Does what the editor does after a version was published.
///
/// # Errors
/// When something of it is refused: the texts are then wrong.
pub fn follow(
    tx: &mut Tx<'_>,
    document_id: i64,
    version: i64,
    editor: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    for (lang, anchor, text) in PLAIN {
        // What the paper as a whole says still holds in its third version; what it says about
        // walking nobody has looked at since.
        if version == 2 || anchor.is_empty() {
            let new = NewPlainWords {
                document_id,
                version,
                anchor: anchor.to_owned(),
                lang: lang.to_owned(),
                text: text.to_owned(),
            };
            documents::explain(tx, &new, editor, now)?;
        }
    }
    if version != 2 {
        return Ok(());
    }
    for (lang, term, forms, definition) in TERMS {
        let new = NewTerm {
            id: None,
            scope: Scope::Document(document_id),
            lang: lang.to_owned(),
            term: term.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            definition: definition.to_owned(),
        };
        documents::define(tx, &new, editor, now)?;
    }
    let toll = NewTerm {
        id: None,
        scope: Scope::Site,
        lang: "en".to_owned(),
        term: "toll".to_owned(),
        forms: vec!["tolls".to_owned()],
        definition: "Money that one pays each time for using a road, a bridge or a ferry."
            .to_owned(),
    };
    documents::define(tx, &toll, editor, now)?;
    let source = Source::read(SPANISH)?;
    let translation = NewTranslation {
        document_id,
        version,
        lang: "es".to_owned(),
        title: source.title.clone(),
        summary: SPANISH_SUMMARY.to_owned(),
        source,
        anchors: None,
    };
    documents::publish_translation(tx, &translation, editor, now)?;
    Ok(())
}
