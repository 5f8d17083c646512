//! What people of Rivermouth sent, and what moderators made of it.

use crate::features::moderation::Finding;

/// What becomes of a text.
pub enum Fate {
    /// Waits for a moderator.
    Waits,
    /// Read before it was published, after so many hours.
    Approved(i64),
    Rejected(i64, &'static str, &'static str),
    /// Taken back by its author before anybody read it.
    TakenBack,
    /// Public, reported by so many readers, and not decided yet.
    Reported(usize, &'static str, &'static str),
    /// Public, reported, hidden after so many hours.
    Hidden(usize, i64, &'static str, &'static str),
    /// As hidden; and its author is suspended for so many days, for these words.
    Barred(usize, i64, &'static str, &'static str, i64, &'static str),
    /// Public, reported, and found to be within the rules.
    Kept(usize, i64, &'static str),
    /// Public, reported, left there, and its author warned.
    Warned(i64, &'static str, &'static str),
    /// Public, and a passage taken out of it after so many hours.
    Redacted(i64, &'static str, &'static str),
    /// Not published as it is; its author is asked to change it.
    AskedToChange(i64, &'static str, &'static str),
    /// Rejected after so many hours, appealed against.
    Appealed(i64, &'static str, Appealed),
}

/// An appeal: what the author says, and what another moderator made of it.
pub struct Appealed {
    pub grounds: &'static str,
    /// None: it waits.
    pub outcome: Option<(Finding, &'static str)>,
}

pub struct Draft {
    pub consultation: &'static str,
    pub days_ago: i64,
    pub text: &'static str,
    pub fate: Fate,
    /// Which citizen wrote it; None: whose turn it is.
    pub author: Option<usize>,
}

const fn draft(consultation: &'static str, days_ago: i64, text: &'static str, fate: Fate) -> Draft {
    Draft {
        consultation,
        days_ago,
        text,
        fate,
        author: None,
    }
}

/// By somebody who wrote before.
const fn again(author: usize, draft: Draft) -> Draft {
    Draft {
        consultation: draft.consultation,
        days_ago: draft.days_ago,
        text: draft.text,
        fate: draft.fate,
        author: Some(author),
    }
}

/// Who sells benches: the author of the second draft.
const SELLER: usize = 10;

pub const DRAFTS: [Draft; 28] = [
    draft(
        "river-park",
        150,
        "The beech at the old sluice was planted the year the mill closed. Whatever is built there, please build it around the tree.",
        Fate::Approved(5),
    ),
    draft(
        "river-park",
        149,
        "Cheap garden benches, delivered within two days. Ask for our spring catalogue.",
        Fate::Rejected(21, "advertising", ""),
    ),
    draft(
        "river-park",
        146,
        "Anyone who wants a fence along the water has plainly never raised a child and should be ashamed to show their face in this town.",
        Fate::Hidden(
            3,
            19,
            "insult",
            "Your point about the fence is welcome here. Please make it again without judging the people who want one.",
        ),
    ),
    draft(
        "library-hours",
        44,
        "I work until six. A library that closes at six is a library for other people, however friendly its staff.",
        Fate::Kept(1, 26, "insult"),
    ),
    draft(
        "library-hours",
        41,
        "The woman at the desk on Tuesdays, the tall one from Mill Row 14, told me she would rather not work on Saturdays.",
        Fate::Rejected(
            8,
            "personal-data",
            "What staff think of Saturdays matters. Please send it again without saying who it was and where she lives.",
        ),
    ),
    draft(
        "library-hours",
        38,
        "Could the reading room open an hour earlier during exams? Two weeks in May and two in November would do.",
        Fate::Approved(3),
    ),
    draft(
        "waste-charges",
        75,
        "When will the potholes in Ferry Street be filled? I have asked twice.",
        Fate::Rejected(
            30,
            "off-topic",
            "The Roads and Transport Office answers questions about potholes; you can put yours to it under Questions.",
        ),
    ),
    draft(
        "waste-charges",
        72,
        "WIN WIN WIN click click best rates best rates",
        Fate::Rejected(1, "spam", ""),
    ),
    draft(
        "waste-charges",
        71,
        "Charge by weight and the careful ones finally pay less than the careless. Nothing else is fair.",
        Fate::Kept(2, 40, "off-topic"),
    ),
    draft(
        "harbour-bridge",
        16,
        "The engineer in charge takes money from the steel firm, everybody knows it.",
        Fate::Barred(
            2,
            7,
            "unlawful",
            "This accuses a person of a crime. If you know something, the public prosecutor is the right address.",
            30,
            "You have accused the same person of a crime three times, although you were asked each time to go to the public prosecutor instead. Please use the time to do that.",
        ),
    ),
    draft(
        "harbour-bridge",
        12,
        "Please count the cyclists at the ferry on a rainy Monday as well, not only on a sunny Sunday.",
        Fate::Approved(22),
    ),
    draft(
        "harbour-bridge",
        9,
        "Please count the cyclists at the ferry on a rainy Monday as well, not only on a sunny Sunday.",
        Fate::Rejected(4, "duplicate", ""),
    ),
    draft(
        "library-hours",
        40,
        "Ms Page of the reading room has kept it open for us on her own time for years. Pay for those hours, please.",
        Fate::Appealed(
            6,
            "personal-data",
            Appealed {
                grounds: "Ms Page is named on the library\u{2019}s own notice board as the person in charge, and I praise her work. I say nothing about her private life.",
                outcome: Some((
                    Finding::Reverse,
                    "You are right. Her name and her office are public, and you write about her office. Nothing private is told. The first decision was too careful.",
                )),
            },
        ),
    ),
    draft(
        "waste-charges",
        70,
        "People from beyond the ring road throw their rubbish in our bins because they were never taught better.",
        Fate::Appealed(
            11,
            "discrimination",
            Appealed {
                grounds: "I have seen the cars myself, several times. Saying so must be allowed, or we will never solve it.",
                outcome: Some((
                    Finding::Uphold,
                    "You may say what you saw, with time and place. The text we kept back judges everybody who lives in a part of the town, and that rule has no exception for what somebody saw. Please send it again as an observation.",
                )),
            },
        ),
    ),
    draft(
        "harbour-bridge",
        10,
        "The ferry company will lose its living, so of course its owner\u{2019}s letter in the paper says that a bridge is madness.",
        Fate::Appealed(
            9,
            "insult",
            Appealed {
                grounds: "I say which interest is behind a public letter. That is an argument, not an insult, and the letter was signed.",
                outcome: None,
            },
        ),
    ),
    draft(
        "harbour-bridge",
        13,
        "Whoever drew this bridge has never stood in the wind there. Sit down and start again, gentlemen.",
        Fate::Warned(
            15,
            "insult",
            "It stays, because it is about the drawing. Please leave the next one at that, too.",
        ),
    ),
    draft(
        "quiet-streets",
        8,
        "I wrote this too quickly. I will come back with numbers.",
        Fate::TakenBack,
    ),
    draft(
        "quiet-streets",
        7,
        "Mornings are fine, but the closure at noon cuts off the nursing home for a whole hour. Has anyone asked the carers?",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        6,
        "Those who are for the bridge have been bought, those who are against it are dreamers. I have read nothing useful here yet.",
        Fate::Reported(2, "insult", "Speaks about people, not about the bridge."),
    ),
    draft(
        "quiet-streets",
        1,
        "Our street becomes the detour. Could you measure the traffic in Chapel Lane before and after, and publish both?",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        1,
        "A bridge that opens for sailing boats needs someone to open it. Who pays for that person, and at night?",
        Fate::Waits,
    ),
    draft(
        "quiet-streets",
        0,
        "Let the children paint the bollards. It costs nothing and drivers slow down when something looks as if children had been there.",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        0,
        "Two of the drawings show the quay wall in different places. Which one is right?",
        Fate::Reported(1, "unclear", ""),
    ),
    again(
        SELLER,
        draft(
            "library-hours",
            39,
            "A bench in front of the library would let people wait for it to open. It need not be one of mine.",
            Fate::Approved(7),
        ),
    ),
    again(
        SELLER,
        draft(
            "quiet-streets",
            5,
            "Benches at half price for every street that is closed to cars. Call before Friday.",
            Fate::Rejected(
                6,
                "advertising",
                "If you have experience with benches in streets like these, tell of it without naming what you sell.",
            ),
        ),
    ),
    again(
        SELLER,
        draft(
            "quiet-streets",
            0,
            "Cheap garden benches of oak, delivered within two days. Ask for our new spring catalogue.",
            Fate::Waits,
        ),
    ),
    draft(
        "river-park",
        148,
        "The gate is locked at six. Whoever has the key should open it; it is Mr Ferris of Sluice Lane 9, by the way, who never answers.",
        Fate::Redacted(6, "personal-data", "Mr Ferris of Sluice Lane 9"),
    ),
    again(
        SELLER,
        draft(
            "harbour-bridge",
            3,
            "Only people who sell nothing can want fewer cars. Everybody else goes bankrupt, and they know it, the cowards.",
            Fate::AskedToChange(
                9,
                "insult",
                "What fewer cars mean for shops belongs here. Please say it without calling anybody a coward.",
            ),
        ),
    ),
];
