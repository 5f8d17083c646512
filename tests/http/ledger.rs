//! Acts of people: ledger.

use folkmoot::features::contributions::Moderation;

use super::moderation::comment;
use crate::both;

both! {
    async fn anyone_reads_the_public_acts(t: TestSite) {
        let mut visitor = t.visitor();
        visitor.get("/ledger").await.is(200).sees("Nothing has happened yet");
        t.advance(chrono::Duration::seconds(3));
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Words that stay out of the list", Moderation::Post);
        let page = visitor.get("/ledger").await;
        page.is(200).sees("Published").sees("by its author").sees("Comment");
        page.sees_nothing_of("Anna").sees_nothing_of("Words that stay out");
        assert!(page.attrs("tbody a", "href").contains(&format!("/c/{}", sent.token)));
        assert_eq!(page.all("h1").len(), 1);
        visitor.get("/ledger?lang=es").await.sees("Registro público").sees("Publicado");
    }

    async fn a_long_ledger_is_read_in_pieces(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A new quay", &body);
        let anna = t.citizen("Anna Vale");
        for number in 0..55 {
            comment(&t, &anna, &format!("Number {number}"), Moderation::Post);
        }
        let mut visitor = t.visitor();
        let first = visitor.get("/ledger").await;
        assert_eq!(first.all("tbody tr").len(), 50);
        let second = visitor.get(&first.attrs("a[rel=next]", "href")[0]).await;
        assert_eq!(second.all("tbody tr").len(), 6);
        second.sees("Announced").sees("A new quay");
        for odd in ["?before=x", "?before=0", "?before=-1", "?before=99999999999999999999"] {
            visitor.get(&format!("/ledger{odd}")).await.is(200);
        }
    }
}
