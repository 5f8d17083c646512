//! What happens to the questions with a story.

use crate::features::questions::{Rating, ReviewOutcome};

/// What happens to a question.
#[derive(Clone, Copy)]
pub enum Act {
    Clarification(&'static str),
    Clarify(&'static str),
    Extend(i64, &'static str),
    Partial(&'static str),
    Answer(&'static str),
    Refuse(&'static str, &'static str),
    Transfer(&'static str, &'static str),
    Review(&'static str),
    Rate(Rating),
    /// The body says something to the rating.
    Respond(&'static str),
    /// The head of the body decides the review.
    Decide(ReviewOutcome, &'static str),
    /// Another body is asked for its part.
    Invite(&'static str),
}

pub struct Story {
    pub body: &'static str,
    pub citizen: usize,
    pub days_ago: i64,
    pub title: &'static str,
    pub text: &'static str,
    pub is_confidential: bool,
    pub needs_routing: bool,
    /// Days ago, and what happened.
    pub acts: &'static [(i64, Act)],
}

pub const STORIES: &[Story] = &[
    Story {
        body: "council",
        citizen: 5,
        days_ago: 34,
        title: "What did the council pay for advice on the harbour lease?",
        text: "The minutes of June mention an outside adviser. Who was it, and what was paid in all?",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                22,
                Act::Refuse(
                    "Public Information Act, section 14(2)",
                    "The lease is still being negotiated, and the fee would show the other side how far \
                     our advice goes. We publish the sum when the contract is signed.",
                ),
            ),
            (
                12,
                Act::Review(
                    "The section protects what the adviser says, not what the adviser costs. The sum \
                     was spent and is public money.",
                ),
            ),
        ],
    },
    Story {
        body: "culture",
        citizen: 10,
        days_ago: 16,
        title: "When can the concert hall be hired again by choirs?",
        text: "Since the summer the booking page says ‘not available’ for every date. Our choir of \
               forty needs a hall for the spring.",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                8,
                Act::Partial(
                    "The hall itself is open again from February. What is still missing is the price \
                     list, which the council has to approve.",
                ),
            ),
            (
                5,
                Act::Extend(
                    8,
                    "The council decides on the price list in its next meeting; before that we cannot \
                     say what a hire costs.",
                ),
            ),
        ],
    },
    Story {
        body: "roads",
        citizen: 14,
        days_ago: 11,
        title: "Why was the bench at the tram stop taken away?",
        text: "The bench stood there for thirty years, and many of us need it while we wait.",
        is_confidential: false,
        needs_routing: false,
        acts: &[(
            7,
            Act::Clarification(
                "There are two stops with a bench that was taken away this autumn. Do you mean the one \
                 at the market or the one at the hospital?",
            ),
        )],
    },
    Story {
        body: "roads",
        citizen: 16,
        days_ago: 29,
        title: "Will the car park behind the station get charging points?",
        text: "Twelve places were promised for this year. I see the cables, but no posts.",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                26,
                Act::Clarification("Do you mean the upper deck or the ground floor?"),
            ),
            (
                22,
                Act::Clarify("The ground floor, beside the bicycle racks."),
            ),
            (
                14,
                Act::Answer(
                    "Eight posts come on the ground floor in the second week of next month; four on the \
                     upper deck follow in spring, when the roof is sealed.",
                ),
            ),
            (12, Act::Rate(Rating::Partly)),
            (
                11,
                Act::Respond(
                    "You are right: we did not say what charging will cost. The price is the same as at \
                     the market hall, and it is on the posts once they stand.",
                ),
            ),
        ],
    },
    Story {
        body: "council",
        citizen: 19,
        days_ago: 9,
        title: "Who trims the hedge along the school path?",
        text: "It hangs over half of the path, and children walk on the road instead.",
        is_confidential: false,
        needs_routing: true,
        acts: &[(
            7,
            Act::Transfer(
                "parks",
                "The hedge stands on the ground of the park and is looked after by its gardeners.",
            ),
        )],
    },
    Story {
        body: "council",
        citizen: 7,
        days_ago: 1,
        title: "Whom do I ask about noise from the boatyard at night?",
        text: "A saw runs until eleven at night on three days a week. I do not know who is \
               responsible for that.",
        is_confidential: false,
        needs_routing: true,
        acts: &[],
    },
    Story {
        body: "council",
        citizen: 21,
        days_ago: 3,
        title: "May I see what my neighbour’s building permit says about my wall?",
        text: "The works begin on Monday, and I fear for a wall that we share.",
        is_confidential: true,
        needs_routing: false,
        acts: &[],
    },
    Story {
        body: "roads",
        citizen: 4,
        days_ago: 47,
        title: "Why may lorries drive through Cooper Street at night?",
        text: "The sign at the corner says no lorries after ten, and still we count a dozen every \
               night. Has somebody been given a permit, and for how long?",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                40,
                Act::Refuse(
                    "Public Information Act, section 21(1)",
                    "Permits hold business data of the firms that were given them. We may not say who \
                     drives for whom, and at which hours.",
                ),
            ),
            (
                36,
                Act::Review(
                    "I did not ask for names. I asked whether there are permits and until when; that is \
                     not the secret of a firm.",
                ),
            ),
            (
                27,
                Act::Decide(
                    ReviewOutcome::Changed,
                    "The complaint is right: how many permits there are, and until when, is no business \
                     data. There are **three**, all for the works at the fish dock, and all of them end \
                     on the last day of March. After that the sign holds for everybody.",
                ),
            ),
        ],
    },
    Story {
        body: "parks",
        citizen: 12,
        days_ago: 6,
        title: "Who repairs the steps from Willow Walk down to the river?",
        text: "Two of the steps are broken and the handrail ends in the air. At low water people climb \
               over the wall instead.",
        is_confidential: false,
        needs_routing: false,
        acts: &[(4, Act::Invite("roads"))],
    },
];
