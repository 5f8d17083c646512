//! What a moderator takes out of a text goes from quotations of it as well; comments on a section
//! that went into another are read there.

use folkmoot::features::contributions::{self, Contribution};
use folkmoot::platform::actor::Role;

use super::documents::BASE;
use super::living::{long_scene, version};
use super::moderation::reasons;
use crate::both;
use crate::common::{Client, Page, TestSite};

fn found(t: &TestSite, token: &str) -> Contribution {
    let found = t
        .app
        .db
        .read_here(|conn| contributions::find_by_token(conn, token));
    found.unwrap().unwrap()
}

fn last_token(page: &Page) -> String {
    let ids = page.attrs("article.contribution", "id");
    ids.last().unwrap().trim_start_matches("c-").to_owned()
}

async fn redact(client: &mut Client, token: &str, passages: &str) {
    let trace = client.get(&format!("/c/{token}")).await;
    let case = client
        .submit(&trace, &format!("/c/{token}/case"), &[])
        .await;
    let path = case.path.clone();
    let fields = [
        ("decision", "redact"),
        ("reason", "personal-data"),
        ("passages", passages),
    ];
    client.submit(&case, &path, &fields).await.is(200);
}

/// Its author appeals, and a second moderator finds for them.
async fn reverse(author: &mut Client, second: &mut Client, token: &str) {
    let appeal = format!("/c/{token}/appeal");
    let form = author.get(&appeal).await;
    let grounds = [("grounds", "It is the address of an office, and no secret.")];
    author.submit(&form, &appeal, &grounds).await.is(200);
    let list = second.get("/desk/moderation/appeals").await;
    let address = list.attrs("table a", "href")[0].clone();
    let matter = second.get(&address).await;
    let verdict = [
        ("finding", "reverse"),
        ("explanation", "It is the address of an office, as you say."),
    ];
    second.submit(&matter, &address, &verdict).await.is(200);
}

both! {
    async fn a_passage_goes_from_quotations_and_comes_back_with_the_text(t: TestSite) {
        reasons(&t);
        long_scene(&t);
        let (mut anna, mut bert) = (t.sign_in(&t.citizen("Anna Vale")), t.sign_in(&t.citizen("Bert Ohm")));
        let section = format!("{BASE}/sections/route");
        let page = anna.get(&section).await;
        let page = anna.submit(&page, &section, &[("text", "Ask Carl Ohm of Mill Lane 3.\n\nHe built the old one.")]).await;
        let said = last_token(&page);
        // One quotes it and goes on; one answers by hand; one names the same street in their own words.
        let reply = format!("{BASE}/comments/{said}/reply");
        let page = bert.get(&format!("{reply}?quote=1")).await;
        let quoted = page.all("textarea[name=text]").remove(0);
        assert!(quoted.contains("> Ask Carl Ohm of Mill Lane 3."), "{quoted}");
        let text = format!("{}\n\nI asked at Mill Lane 3, and nobody was there.", quoted.trim_end());
        bert.submit(&page, &reply, &[("text", &text)]).await.is(200);
        let page = bert.get(&reply).await;
        bert.submit(&page, &reply, &[("text", "> of Mill Lane 3.\n> \n> He built\n\nDid he?")]).await.is(200);
        let page = t.visitor().get(&section).await;
        let tokens: Vec<String> = page.attrs("article.contribution", "id").iter().map(|id| id.trim_start_matches("c-").to_owned()).collect();
        assert_eq!(tokens.len(), 3);
        let (mut mo, mut second) = (t.sign_in(&t.staff("Mo First", Role::Moderator)), t.sign_in(&t.staff("Mo Second", Role::Moderator)));
        redact(&mut mo, &said, "of Mill Lane 3").await;
        assert_eq!(found(&t, &said).text, "Ask Carl Ohm […].\n\nHe built the old one.");
        let with_link = found(&t, &tokens[1]).text;
        assert!(with_link.contains("> Ask Carl Ohm […].") && with_link.ends_with("I asked at Mill Lane 3, and nobody was there."), "{with_link}");
        assert_eq!(found(&t, &tokens[2]).text, "> […].\n>\n> He built\n\nDid he?");
        let mut visitor = t.visitor();
        for token in &tokens[..] {
            visitor.get(&format!("/c/{token}/history")).await.sees_nothing_of("of Mill Lane");
        }
        visitor.get(&section).await.sees_nothing_of("of Mill Lane");
        reverse(&mut anna, &mut second, &said).await;
        assert!(found(&t, &said).text.contains("of Mill Lane 3."));
        assert_eq!(found(&t, &tokens[1]).text, text.trim());
        assert!(found(&t, &tokens[2]).text.contains("> of Mill Lane 3."));
    }

    async fn a_passage_goes_from_the_words_that_a_comment_suggests(t: TestSite) {
        reasons(&t);
        long_scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let section = format!("{BASE}/sections/route");
        let page = anna.get(&section).await;
        let fields = [
            ("text", "Name whoever is to blame."),
            ("quote", "flat part every eighty metres"),
            ("suggests", "on"),
            ("replacement", "flat part as Carl Ohm of Mill Lane 3 wants it"),
        ];
        let page = anna.submit(&page, &section, &fields).await;
        page.sees("Mill Lane 3");
        let said = last_token(&page);
        let (mut mo, mut second) = (t.sign_in(&t.staff("Mo First", Role::Moderator)), t.sign_in(&t.staff("Mo Second", Role::Moderator)));
        redact(&mut mo, &said, "Carl Ohm of Mill Lane 3").await;
        let mut visitor = t.visitor();
        for address in [section.clone(), format!("/c/{said}"), format!("/c/{said}.json"), "/search?q=Ohm".to_owned()] {
            visitor.get(&address).await.sees_nothing_of("Mill Lane");
        }
        visitor.get(&section).await.sees("[…]").sees("Name whoever is to blame.");
        reverse(&mut anna, &mut second, &said).await;
        visitor.get(&section).await.sees("Mill Lane 3");
        // Where the passage reaches over both, what is left suggests nothing any more.
        redact(&mut mo, &said, "metres’ → ‘flat part").await;
        let page = visitor.get(&section).await;
        page.sees("flat part every eighty […] as Carl Ohm").sees("Name whoever is to blame.");
        assert!(page.all("blockquote ins").is_empty() && page.all("blockquote del").is_empty());
    }

    async fn comments_on_a_merged_section_are_read_where_it_went(t: TestSite) {
        let document = long_scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        for (anchor, text) in [("parking", "Where do I park then?"), ("costs", "Too dear for what it is.")] {
            let section = format!("{BASE}/sections/{anchor}");
            let page = anna.get(&section).await;
            anna.submit(&page, &section, &[("text", text)]).await.is(200);
        }
        let merged = "What it is about.\n\n## Aims\n\nPeople cross the river safely at every hour of the day.\n\n\
            ## Route\n\nThe bridge leads from the quay to Ropewalk Street beside the old warehouse. It has ramps on both sides with a flat part every eighty metres, and handrails on both sides that children reach.\n\n\
            ## Costs\n\nNinety-four million over four years, a third of it from the national fund. Forty places at each of the two landings, for residents only.\n";
        version(&t, &document, merged, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        assert_eq!(page.attrs("#costs .margin-count a", "aria-label"), ["2 comments on ‘3 Costs’"]);
        page.sees("2 comments");
        let page = visitor.get(&format!("{BASE}/sections/costs")).await;
        page.is(200).sees("Too dear for what it is.").sees("Where do I park then?").sees("One comment made on a section that was merged here:");
        page.sees("3 Parking").sees("Made on version 2.");
        visitor.get(&format!("{BASE}/sections/parking")).await.is(200).sees("Where do I park then?");
        visitor.language = "es".to_owned();
        visitor.get(&format!("{BASE}/sections/costs")).await.sees("Un comentario hecho sobre un apartado que se unió a este:");
    }
}
