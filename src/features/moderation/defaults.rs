//! The reasons a site begins with. Changing a text here changes no site that has it already.

use super::model::Translated;
use super::{rulebook, store, words};
use crate::platform::db::{Json, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

/// Key, title and explanation in English, title and explanation in Spanish.
type DefaultReason = (&'static str, [&'static str; 2], [&'static str; 2]);

const REASONS: [DefaultReason; 15] = [
    (
        "insult",
        [
            "Insult or threat",
            "The text attacks or threatens a person instead of speaking about the matter. Hard criticism of what somebody does or says is welcome; insults and threats are not.",
        ],
        [
            "Insulto o amenaza",
            "El texto ataca o amenaza a una persona en lugar de hablar del asunto. La crítica dura a lo que alguien hace o dice es bienvenida; los insultos y las amenazas, no.",
        ],
    ),
    (
        "discrimination",
        [
            "Discrimination",
            "The text degrades people because of their origin, skin colour, sex, religion, disability, age or whom they love.",
        ],
        [
            "Discriminación",
            "El texto humilla a personas por su origen, color de piel, sexo, religión, discapacidad, edad o por a quién aman.",
        ],
    ),
    (
        "personal-data",
        [
            "Personal data",
            "The text tells things about a private person that the public has no right to know: an address, a phone number, health, family. You can send it again without them.",
        ],
        [
            "Datos personales",
            "El texto cuenta sobre una persona particular cosas que el público no tiene derecho a saber: una dirección, un teléfono, su salud, su familia. Puedes enviarlo de nuevo sin esos datos.",
        ],
    ),
    (
        "off-topic",
        [
            "Not about this matter",
            "The text is about something else than what is asked here. It is welcome where it belongs: search for a fitting consultation, or put a question to the body in charge.",
        ],
        [
            "No trata de este asunto",
            "El texto habla de algo distinto de lo que se pregunta aquí. Es bienvenido en su sitio: busca una consulta que encaje o haz una pregunta al organismo competente.",
        ],
    ),
    (
        "duplicate",
        [
            "Sent twice",
            "You had sent the same text here before. The first one stands and counts.",
        ],
        [
            "Enviado dos veces",
            "Ya habías enviado aquí el mismo texto. El primero sigue en pie y cuenta.",
        ],
    ),
    (
        "advertising",
        [
            "Advertising",
            "The text offers goods or services, or asks for votes or money for a party or a firm.",
        ],
        [
            "Publicidad",
            "El texto ofrece bienes o servicios, o pide votos o dinero para un partido o una empresa.",
        ],
    ),
    (
        "unlawful",
        [
            "Against the law",
            "Publishing the text would break the law: it calls for a crime, spreads a false accusation, or copies somebody’s work without permission.",
        ],
        [
            "Contrario a la ley",
            "Publicar el texto infringiría la ley: incita a un delito, difunde una acusación falsa o copia la obra de alguien sin permiso.",
        ],
    ),
    (
        "spam",
        [
            "Spam",
            "The text was sent by a machine or in bulk and says nothing about the matter.",
        ],
        [
            "Correo basura",
            "El texto fue enviado por una máquina o en masa y no dice nada sobre el asunto.",
        ],
    ),
    (
        "unclear",
        [
            "Not understandable",
            "The text cannot be understood: parts are missing, or it is in a language nobody here reads. Please write it again; a few plain sentences are enough.",
        ],
        [
            "No se entiende",
            "El texto no se puede entender: le faltan partes o está en un idioma que aquí nadie lee. Escríbelo de nuevo; bastan unas pocas frases sencillas.",
        ],
    ),
    (
        "petition-unclear",
        [
            "Petition: unclear what is to be done",
            "A petition asks somebody to do something. From this one it is not clear who is to do what. Say it in one sentence and start it again.",
        ],
        [
            "Petición: no queda claro qué se pide",
            "Una petición pide a alguien que haga algo. En esta no queda claro quién debe hacer qué. Dilo en una frase e iníciala de nuevo.",
        ],
    ),
    (
        "petition-outside-remit",
        [
            "Petition: not within our power",
            "The bodies of this site cannot decide what the petition asks for: another authority, a court or a private party decides it.",
        ],
        [
            "Petición: fuera de nuestra competencia",
            "Los organismos de este sitio no pueden decidir lo que pide la petición: lo decide otra administración, un tribunal o un particular.",
        ],
    ),
    (
        "petition-duplicate",
        [
            "Petition: there is one already",
            "A petition that asks for the same thing is open. Signing that one brings more than a second one would.",
        ],
        [
            "Petición: ya existe una",
            "Hay abierta una petición que pide lo mismo. Firmarla sirve de más que iniciar otra.",
        ],
    ),
    (
        "petition-names",
        [
            "Petition: about posts or honours of persons",
            "Who gets a post, loses one or is honoured is decided by procedures of their own, in which the person concerned is heard. A petition cannot stand in for them.",
        ],
        [
            "Petición: sobre cargos u honores de personas",
            "Quién recibe un cargo, lo pierde o es honrado se decide en procedimientos propios en los que se escucha a la persona. Una petición no puede sustituirlos.",
        ],
    ),
    (
        "petition-false-name",
        [
            "Petition: not under a real name",
            "Whoever starts a petition stands behind it with their name. The name given here is nobody's, or somebody else's.",
        ],
        [
            "Petición: sin nombre verdadero",
            "Quien inicia una petición la respalda con su nombre. El que se ha dado aquí no es de nadie o es de otra persona.",
        ],
    ),
    (
        "petition-information",
        [
            "Petition: asks for information",
            "What a body knows you can ask it here as a question, and it answers by a promised day. A petition asks for something to be done.",
        ],
        [
            "Petición: pide información",
            "Lo que sabe un organismo puedes preguntárselo aquí, y responde en un plazo prometido. Una petición pide que se haga algo.",
        ],
    ),
];

/// Adds the default reasons that are missing, and the explanations ready for them. Reasons that were changed or switched off stay as
/// they are. May be called at every start.
///
/// # Errors
/// When a row cannot be read or written.
pub fn ensure_default_reasons(tx: &mut Tx<'_>, now: UtcTime) -> Result<(), AppError> {
    let known = store::list_reason_keys(tx)?;
    let mut is_new = false;
    for ((key, english, spanish), position) in REASONS.iter().zip(1_i64..) {
        if known.iter().any(|other| other == key) {
            continue;
        }
        let [title_en, explanation_en] = english;
        let [title_es, explanation_es] = spanish;
        let both = |en, es| Json::new(Translated::new([(Lang::En, en), (Lang::Es, es)]));
        let (title, explanation) = (
            both(title_en, title_es)?,
            both(explanation_en, explanation_es)?,
        );
        store::insert_reason(tx, key, &title, &explanation, position * 10)?;
        is_new = true;
    }
    if is_new {
        rulebook::publish(tx, "", None, now)?;
    }
    words::ensure_default_words(tx, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_says_something_else_in_each_language() {
        let mut keys: Vec<_> = REASONS.iter().map(|reason| reason.0).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), REASONS.len());
        for (key, english, spanish) in REASONS {
            for (en, es) in english.iter().zip(spanish) {
                assert!(!en.is_empty() && !es.is_empty() && *en != es, "{key}");
            }
        }
    }
}
