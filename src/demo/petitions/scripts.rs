//! What the petitions of Rivermouth ask for, and what becomes of each.

/// What becomes of one.
pub enum Fate {
    /// So many of its sponsors have confirmed.
    Gathering(i64),
    InModeration,
    Rejected(&'static str),
    Open,
    /// Days before today, summary and text of the response.
    Answered(i64, &'static str, &'static str),
    /// Days before today, and why.
    Stopped(i64, &'static str),
    /// Taken away after a reader's report.
    Hidden(&'static str),
    /// Taken back by whoever started it.
    Withdrawn,
}

/// A procedure of the town. Both need five sponsors and are open for six months.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A response from 100 signatures on, a debate from 200.
    Town,
    /// A response from 500, a debate from 1,500, from five districts at least.
    County,
}

pub struct Script {
    pub body: &'static str,
    /// Which of the citizens starts it.
    pub citizen: usize,
    /// Days before today on which it was sent in; it was read the day after.
    pub sent: i64,
    pub by: By,
    pub action: &'static str,
    pub background: &'static str,
    pub details: &'static str,
    /// Signatures up to so many days before today, in order.
    pub signed: &'static [(i64, i64)],
    pub fate: Fate,
}

pub const SCRIPTS: [Script; 16] = [
    Script {
        body: "culture",
        citizen: 3,
        sent: 52,
        by: By::County,
        action: "Keep the Eastbank library open on Sundays",
        background: "Eastbank is the only library on this side of the river. People who work in shifts can come on Sundays or not at all.",
        details: "On the four trial Sundays in spring there were more readers than on any weekday. \
            Volunteers of the reading circle would run the counter from two to six, with one \
            librarian on call. Heating costs less than people think: the building shares its \
            boiler with the school.\n\n\
            What we ask for:\n\n- Sundays from two to six, from October to April\n\
            - a report after the first winter, with numbers",
        signed: &[(46, 120), (38, 96), (24, 104), (13, 182), (0, 36)],
        fate: Fate::Open,
    },
    Script {
        body: "council",
        citizen: 8,
        sent: 96,
        by: By::Town,
        action: "Publish how each councillor voted, the same evening",
        background: "The minutes come out six weeks later. By then nobody remembers what the vote was about.",
        details: "Other towns put a table on their site before midnight: motion, name, yes, no, \
            abstained. It needs no new system, the clerk writes it down anyway.",
        signed: &[(80, 40), (64, 41), (52, 29), (20, 21), (0, 4)],
        fate: Fate::Open,
    },
    Script {
        body: "parks",
        citizen: 11,
        sent: 118,
        by: By::Town,
        action: "Open the school playgrounds at weekends",
        background: "North of the railway there is no playground within a walk. Three school yards stand empty and locked from Friday noon.",
        details: "The gates could be opened by the park wardens, who pass anyway. We know of the \
            worry about broken glass: parents' groups of all three schools have offered to look \
            after the yards in turns.",
        signed: &[(104, 38), (90, 33), (71, 44), (40, 52), (0, 61)],
        fate: Fate::Answered(
            48,
            "Yes, for two of the three yards, from March. The third has to be fenced off from the boiler house first.",
            "Thank you for this petition, and for not only asking but offering to help.\n\n\
             From the first weekend in March the yards of **Hill School** and **Station School** \
             are open on Saturdays and Sundays from nine until dusk. Our wardens open and close \
             them. The parents' groups have signed an agreement with us on who looks after what.\n\n\
             We cannot open the yard of Mill School yet: one gate leads to the boiler house. A \
             fence is ordered and will be up in June. We report here when it is done.",
        ),
    },
    Script {
        body: "parks",
        citizen: 15,
        sent: 150,
        by: By::Town,
        action: "Clean the river steps every spring",
        background: "After the winter floods the steps at the old quay are slippery with mud until July. Somebody falls there every year.",
        details: "",
        signed: &[(140, 70), (118, 45), (60, 30), (0, 22)],
        fate: Fate::Answered(
            70,
            "We clean the steps from now on in the first two weeks of April, and after every flood above the second mark.",
            "You are right, and we are late: with this answer and with the mud.\n\n\
             Until now nobody was in charge of the steps below the high-water line. They now \
             belong to the round of the eastern park crew, with two fixed weeks in April and one \
             turn after every flood that passes the second mark on the bridge.\n\n\
             If you find them dirty outside these times, ask us a question here: it comes with a \
             date by which we must answer.",
        ),
    },
    Script {
        body: "roads",
        citizen: 1,
        sent: 180,
        by: By::County,
        action: "Keep the foot ferry running in winter",
        background: "From November to March the ferry stops, and the way to the hospital becomes fifty minutes by bus instead of eight on the water.",
        details: "The crew would work the winter: they told us so. The boat is insured all year. \
            What is missing is the fuel for four months, less than the town pays for the \
            Christmas lights.",
        signed: &[(160, 64), (120, 83), (70, 97), (21, 102), (4, 71), (0, 38)],
        fate: Fate::Open,
    },
    Script {
        body: "roads",
        citizen: 6,
        sent: 41,
        by: By::County,
        action: "Run the night bus as far as the hospital",
        background: "The last stop of the planned night line is the market square. Nurses on the late shift walk the last two kilometres along an unlit road.",
        details: "The consultation on night buses opens soon. We ask that the timetable put to \
            the public has the hospital on it, so that people can say what they think of it.",
        signed: &[(33, 52), (22, 74), (9, 87), (0, 99)],
        fate: Fate::Open,
    },
    Script {
        body: "parks",
        citizen: 19,
        sent: 24,
        by: By::Town,
        action: "Plant trees along Quay Street",
        background: "In July the pavement of Quay Street was too hot to stand on. There is not one tree between the bridge and the fish market.",
        details: "We counted: forty trees would fit without taking a single parking space.",
        signed: &[(16, 19), (7, 28), (0, 31)],
        fate: Fate::Open,
    },
    Script {
        body: "culture",
        citizen: 21,
        sent: 4,
        by: By::County,
        action: "Record the old harbour songs before they are lost",
        background: "Six people in town still know the net-makers' songs by heart. The youngest of them is eighty-one.",
        details: "A sound engineer of the local radio offers her time. The town would give a room \
            and a place in its archive.",
        signed: &[(0, 23)],
        fate: Fate::Open,
    },
    Script {
        body: "roads",
        citizen: 13,
        sent: 203,
        by: By::County,
        action: "Slow traffic on Mill Road to 30 all day",
        background: "It is 30 during school hours and 50 afterwards, which is when children come home from sports.",
        details: "The police counted 41 accidents in five years, 29 of them after four o'clock.",
        signed: &[(180, 88), (140, 64), (90, 71), (21, 64)],
        fate: Fate::Open,
    },
    Script {
        body: "council",
        citizen: 17,
        sent: 30,
        by: By::County,
        action: "Lower the price of petrol",
        background: "Filling up costs a day's wage by now. Somebody has to do something about it.",
        details: "",
        signed: &[],
        fate: Fate::Rejected("petition-outside-remit"),
    },
    Script {
        body: "roads",
        citizen: 22,
        sent: 1,
        by: By::County,
        action: "Put a bench at every bus stop on the hill",
        background: "Between the station and the hill there are eleven stops and two benches. Whoever cannot stand for twenty minutes stays at home.",
        details: "We photographed all eleven stops. There is room at each of them.",
        signed: &[],
        fate: Fate::InModeration,
    },
    Script {
        body: "culture",
        citizen: 2,
        sent: 3,
        by: By::Town,
        action: "Lend tools as the library lends books",
        background: "Everybody on our stair owns a drill and uses it once a year. A ladder nobody owns, because nobody has room for it.",
        details: "The hardware shop gives twenty tools to begin with. The library has the room, the cards and the opening hours.",
        signed: &[],
        fate: Fate::Gathering(3),
    },
    Script {
        body: "council",
        citizen: 5,
        sent: 88,
        by: By::County,
        action: "Keep the late train stopping in Rivermouth",
        background: "From the next timetable on the 23:10 passes through. Whoever works late in the county town then waits until six in the morning.",
        details: "The railway says that the stop costs four minutes. We counted 61 people who get off on an ordinary Tuesday.",
        signed: &[(74, 310), (61, 422), (40, 505), (25, 340), (0, 61)],
        fate: Fate::Answered(
            55,
            "We asked the county to keep the stop, and pay half of what it costs for the first year.",
            "The council is of one mind with the people who signed.\n\n\
             We have written to the county, which orders the trains, and offered to pay half of the \
             cost of the stop for a year. The county decides in its next session. We report here \
             what it says.",
        ),
    },
    Script {
        body: "council",
        citizen: 14,
        sent: 60,
        by: By::Town,
        action: "Put the new council chamber on the ground floor",
        background: "The chamber is on the third floor, and the lift takes one wheelchair at a time.",
        details: "The old post room on the ground floor is larger and stands empty.",
        signed: &[(50, 12), (44, 21)],
        fate: Fate::Stopped(
            40,
            "The council that this was addressed to was dissolved for the by-election. The new one \
             takes petitions again from its first session on.",
        ),
    },
    Script {
        body: "roads",
        citizen: 9,
        sent: 33,
        by: By::Town,
        action: "Close the yard on Mill Road that everybody knows about",
        background: "The owner of the yard has been breaking the rules for years, and we all know how he gets away with it.",
        details: "",
        signed: &[(30, 9)],
        fate: Fate::Hidden("insult"),
    },
    Script {
        body: "parks",
        citizen: 18,
        sent: 12,
        by: By::Town,
        action: "Mow the meadow at the weir before the summer fair",
        background: "The grass at the weir is taller than the children who should play there.",
        details: "",
        signed: &[],
        fate: Fate::Withdrawn,
    },
];

/// Numbers in [`SCRIPTS`]: signed on paper, too, and of those that are debated.
pub const LIBRARY: usize = 0;
pub const PLAYGROUNDS: usize = 2;
pub const LATE_TRAIN: usize = 12;
