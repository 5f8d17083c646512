//! The explanations a site begins with. Changing a text here changes no site that has it already.

use super::store;
use crate::features::moderation::model::Translated;
use crate::features::moderation::store::list_reasons;
use crate::platform::db::{Json, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

/// Key of the reason; explanations in English and Spanish. Their order gives them their names, so
/// new ones come last.
type Defaults = (&'static str, &'static [[&'static str; 2]]);

const WORDS: [Defaults; 15] = [
    (
        "insult",
        &[
            [
                "Your point about the matter is welcome here. Please make it again without judging the people who see it differently.",
                "Lo que dices sobre el asunto es bienvenido. Escríbelo de nuevo, por favor, sin juzgar a quienes lo ven de otra manera.",
            ],
            [
                "Criticise as sharply as you like what somebody did or said. Words that are meant to hurt the person have to stay out.",
                "Critica con toda la dureza que quieras lo que alguien hizo o dijo. Las palabras que buscan herir a la persona tienen que quedar fuera.",
            ],
            [
                "What you wrote can be read as a threat. If you did not mean it so, say in plain words what you expect to happen.",
                "Lo que has escrito puede leerse como una amenaza. Si no querías decir eso, cuenta con palabras claras qué esperas que pase.",
            ],
        ],
    ),
    (
        "discrimination",
        &[
            [
                "You may say what you think of a rule or of what somebody does. A whole group of people cannot be blamed for it.",
                "Puedes decir qué piensas de una norma o de lo que alguien hace. No se puede culpar de ello a todo un grupo de personas.",
            ],
            [
                "The description of the problem can stand. Please send it again without the words about where people come from or what they believe.",
                "La descripción del problema puede quedarse. Envíala de nuevo, por favor, sin las palabras sobre de dónde viene la gente o en qué cree.",
            ],
        ],
    ),
    (
        "personal-data",
        &[
            [
                "Please send it again without saying who it was and where that person lives. What happened can be understood without it.",
                "Envíalo de nuevo, por favor, sin decir quién fue ni dónde vive esa persona. Lo que pasó se entiende sin ello.",
            ],
            [
                "Your own address or phone number stood in the text. We did not publish it, to protect you. Please send the text again without it.",
                "En el texto estaba tu propia dirección o tu teléfono. No lo hemos publicado para protegerte. Envía el texto de nuevo sin ese dato, por favor.",
            ],
        ],
    ),
    (
        "off-topic",
        &[
            [
                "This consultation is about something else. Under Questions you can put yours to the body in charge, which owes you an answer by a date.",
                "Esta consulta trata de otra cosa. En Preguntas puedes dirigir la tuya al organismo competente, que te debe una respuesta con fecha.",
            ],
            [
                "Part of it is about this matter. Please send that part again on its own.",
                "Una parte sí trata de este asunto. Envíala de nuevo, por favor, sin el resto.",
            ],
        ],
    ),
    (
        "duplicate",
        &[
            [
                "Your first text is public and counts. If you want to add something to it, answer it there.",
                "Tu primer texto es público y cuenta. Si quieres añadir algo, respóndele allí.",
            ],
            [
                "The same words came several times. One of them stands; more of the same would not make it weigh more.",
                "Las mismas palabras llegaron varias veces. Una sigue en pie; repetirlas no haría que pesaran más.",
            ],
        ],
    ),
    (
        "advertising",
        &[
            [
                "You may say which firm or party you speak for. Offers, prices and appeals to vote have to stay out.",
                "Puedes decir por qué empresa o partido hablas. Las ofertas, los precios y la petición del voto tienen que quedar fuera.",
            ],
            [
                "If you have experience with what is proposed here, tell of it without naming what you sell.",
                "Si tienes experiencia con lo que aquí se propone, cuéntala sin nombrar lo que vendes.",
            ],
        ],
    ),
    (
        "unlawful",
        &[
            [
                "The text accuses a person of a crime. If you know something, the police or the public prosecutor is the right address.",
                "El texto acusa a una persona de un delito. Si sabes algo, la dirección correcta es la policía o la fiscalía.",
            ],
            [
                "Much of the text was written by somebody else. Please say it in your own words, or quote a few lines and name the source.",
                "Buena parte del texto lo escribió otra persona. Dilo con tus palabras, por favor, o cita unas líneas y nombra la fuente.",
            ],
        ],
    ),
    (
        "spam",
        &[
            [
                "The text looks as if a machine had sent it. If a person wrote it, please appeal: another moderator reads it.",
                "El texto parece enviado por una máquina. Si lo escribió una persona, recurre, por favor: lo leerá otra persona de moderación.",
            ],
            [
                "The links in it have nothing to do with the matter. You can send the text again without them.",
                "Los enlaces no tienen nada que ver con el asunto. Puedes enviar el texto de nuevo sin ellos.",
            ],
        ],
    ),
    (
        "unclear",
        &[
            [
                "We could not make out what you propose. Please write it again: what should be done, and where?",
                "No hemos podido entender qué propones. Escríbelo de nuevo, por favor: ¿qué hay que hacer y dónde?",
            ],
            [
                "The text seems to break off in the middle. Please send all of it again.",
                "El texto parece cortarse por la mitad. Envíalo entero de nuevo, por favor.",
            ],
        ],
    ),
    (
        "petition-unclear",
        &[
            [
                "The reasons are clear, the demand is not. Please begin with one sentence that says who should do what.",
                "Los motivos están claros; lo que se pide, no. Empieza, por favor, con una frase que diga quién debe hacer qué.",
            ],
            [
                "The petition asks for several things at once. Please choose one, or start one petition for each.",
                "La petición pide varias cosas a la vez. Elige una, por favor, o inicia una petición para cada una.",
            ],
        ],
    ),
    (
        "petition-outside-remit",
        &[
            [
                "Another authority decides this. You can ask our bodies to speak up for it there: start the petition again with that demand.",
                "Esto lo decide otra administración. Puedes pedir a nuestros organismos que lo defiendan allí: inicia la petición de nuevo con esa demanda.",
            ],
            [
                "A court decides this, and no public body may tell it how. You may ask for the rule itself to be changed.",
                "Esto lo decide un tribunal, y ningún organismo puede decirle cómo. Sí puedes pedir que se cambie la norma.",
            ],
        ],
    ),
    (
        "petition-duplicate",
        &[
            [
                "A petition for the same thing is open already. You find it in the list of petitions; your signature is worth most there.",
                "Ya hay abierta una petición que pide lo mismo. La encuentras en la lista de peticiones; allí es donde más vale tu firma.",
            ],
            [
                "This was answered not long ago. If something has changed since, start the petition again and say what it is.",
                "Esto se respondió hace poco. Si algo ha cambiado desde entonces, inicia la petición de nuevo y di qué es.",
            ],
        ],
    ),
    (
        "petition-names",
        &[
            [
                "A petition cannot appoint, dismiss or honour a person. You may ask for the rules by which that is decided to be changed.",
                "Una petición no puede nombrar, cesar ni honrar a una persona. Sí puedes pedir que cambien las reglas con que se decide.",
            ],
            [
                "This is about what one named person did. Complaints about that are made to the body itself, where the person is heard.",
                "Esto trata de lo que hizo una persona con nombre. Las quejas sobre eso se presentan al propio organismo, donde se escucha a la persona.",
            ],
        ],
    ),
    (
        "petition-false-name",
        &[
            [
                "Please put your real name into your account and start the petition again. Only your name is shown, never your address.",
                "Pon tu nombre verdadero en tu cuenta e inicia la petición de nuevo. Solo se muestra tu nombre, nunca tu dirección.",
            ],
            [
                "The name given is that of an association or a company. A petition is started by a person; say in the text for whom you speak.",
                "El nombre dado es el de una asociación o una empresa. Una petición la inicia una persona; di en el texto en nombre de quién hablas.",
            ],
        ],
    ),
    (
        "petition-information",
        &[
            [
                "This can be answered as a question: ask it under ‘Questions’, and the body must answer by a promised day.",
                "Esto se puede responder como pregunta: hazla en «Preguntas» y el organismo debe responder en el plazo prometido.",
            ],
            [
                "What you want to know is published already. If something should be done about it, say what and start the petition again.",
                "Lo que quieres saber ya está publicado. Si hay que hacer algo al respecto, di qué e inicia la petición de nuevo.",
            ],
        ],
    ),
];

/// Adds what is missing. What was retired stays so. May be called at every start.
///
/// # Errors
/// When a row cannot be read or written.
pub fn ensure_default_words(tx: &mut Tx<'_>, now: UtcTime) -> Result<(), AppError> {
    let known = store::list_keys(tx)?;
    let reasons = list_reasons(tx)?;
    for (reason_key, texts) in WORDS {
        let Some(reason) = reasons.iter().find(|reason| reason.key == reason_key) else {
            continue;
        };
        for (both, number) in texts.iter().zip(1_i64..) {
            let key = format!("{reason_key}-{number}");
            if known.contains(&key) {
                continue;
            }
            let [english, spanish] = *both;
            let texts = Translated::new([(Lang::En, english), (Lang::Es, spanish)]);
            store::insert_default(tx, reason.id, &key, &Json::new(texts)?, now)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rules::{TEXT, has_placeholder};
    use super::*;

    #[test]
    fn every_default_is_fit_to_be_sent_in_each_language() {
        for (reason, texts) in WORDS {
            assert!(texts.len() >= 2, "{reason}");
            for both in texts {
                let [english, spanish] = both;
                assert_ne!(english, spanish);
                for text in both {
                    assert!(TEXT.check(text).is_ok() && !has_placeholder(text), "{text}");
                }
            }
        }
    }
}
