//! Acts of editors and readers: attaching a file to a document, describing it, putting it in order,
//! taking it away; pictures within a text that nobody has described.

use folkmoot::features::documents::{self, Document};
use folkmoot::features::ledger;
use folkmoot::platform::actor::Role;

use super::documents::BASE;
use super::living::{SECOND, long_scene, version};
use crate::both;
use crate::common::{Client, Page, TestSite};

/// A photo as a phone makes it, with where, when, by whom and with what it was taken.
const PHOTO: &[u8] = include_bytes!("../documents/photo.jpg");

/// A whole PDF; `extra` stands in its catalogue.
pub fn pdf(extra: &str) -> Vec<u8> {
    let text = "BT /F1 18 Tf 40 120 Td (Cross-section of the bridge) Tj ET";
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R{extra}>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R\
         /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{text}\nendstream\nendobj\n\
         5 0 obj\n<</Author(Anna Vale)/Producer(A word processor)>>\nendobj\n\
         trailer\n<</Root 1 0 R/Info 5 0 R/Size 6>>\nstartxref\n0\n%%EOF\n",
        text.len()
    )
    .into_bytes()
}

/// Some frames of sound with a tag before them.
fn recording() -> Vec<u8> {
    let mut frame = vec![0xFF, 0xFB, 0x10, 0xC0];
    frame.resize(104, 1);
    let mut bytes = b"ID3\x04\0\0\0\0\0\x09TPE1 Anna".to_vec();
    bytes.extend(frame.repeat(4));
    bytes
}

fn desk(document: &Document) -> String {
    format!("/desk/editor/documents/{}/attachments", document.id)
}

async fn send(
    client: &mut Client,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Page {
    let page = client.get(path).await;
    send_again(client, &page, path, fields, file).await
}

async fn send_again(
    client: &mut Client,
    page: &Page,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Page {
    let files: Vec<_> = file
        .iter()
        .map(|(name, bytes)| ("file", *name, *bytes))
        .collect();
    if path.ends_with("/file") {
        client.submit_files(page, path, fields, &files).await
    } else {
        client.submit(page, path, fields).await
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn acts(t: &TestSite) -> Vec<String> {
    let actions = [
        "attachment-added",
        "attachment-changed",
        "attachments-ordered",
        "attachment-removed",
        "attachment-restored",
        "attachment-left",
    ];
    let found = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, &actions, None, 50))
        .unwrap();
    found.into_iter().rev().map(|act| act.action).collect()
}

both! {
    async fn a_photo_is_attached_described_and_told_of_nothing_else(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(BASE).await;
        page.is(200).sees("Attachments of this document").sees_nothing_of("1 attachment");
        ed.get(&desk(&document)).await.is(200).sees("Nothing is attached yet.");
        let path = format!("{}/file", desk(&document));
        // Without saying what it shows it is kept, and not attached.
        let asked = send(&mut ed, &path, &[("title", "The old bridge")], Some(("bridge.jpg", PHOTO))).await;
        asked.is(422).sees("Say what the picture shows").sees("We have kept your file:").sees("bridge.jpg");
        assert_eq!(asked.attrs(".error-summary a", "href"), ["#f-words"]);
        assert_eq!(asked.attrs("input[name=title]", "value"), ["The old bridge"]);
        t.visitor().get(BASE).await.sees_nothing_of("The old bridge");
        let done = send_again(&mut ed, &asked, &path, &[("words", "A low stone bridge with two arches")], None).await;
        done.is(200).sees("It is attached.").sees("The old bridge").sees("Photo (JPEG)");
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.is(200).sees("1 attachment").sees("The old bridge");
        assert_eq!(page.attrs("section[aria-labelledby=attachments_title] img", "alt"), ["A low stone bridge with two arches"]);
        let address = page.attrs("section[aria-labelledby=attachments_title] img", "src").remove(0);
        assert!(address.starts_with("/documents/attachments/") && address.ends_with("/bridge.jpg"), "{address}");
        let file = visitor.get(&address).await;
        file.is(200);
        assert_eq!(file.headers["content-type"], "image/jpeg");
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        assert_eq!(file.headers["content-security-policy"], "sandbox; default-src 'none'");
        assert!(file.headers["content-disposition"].starts_with("inline; filename=\"bridge.jpg\""));
        assert_eq!(file.headers["cache-control"], "public, max-age=600");
        // Who, where, when and with what is gone; which side is up is not.
        for private in [b"Anna".as_slice(), b"Phone", b"Model 9", b"2026:11:20", b"\x88\x25", b"\x25\x88"] {
            assert!(holds(PHOTO, private) || private.len() == 2, "it was there");
            assert!(!holds(&file.bytes, private), "{}", String::from_utf8_lossy(private));
        }
        assert!(holds(&file.bytes, b"\x01\x12\0\x03\0\0\0\x01\0\x06"), "the side that is up");
        let etag = file.headers["etag"].clone();
        visitor.get_with(&address, &[("if-none-match", &etag)]).await.is(304);
        // Its own page; the log; machines.
        let own = page.attrs("section[aria-labelledby=attachments_title] a[href*='/attachments/']", "href").pop().unwrap();
        visitor.get(&own).await.is(200).sees("What it shows").sees("A low stone bridge").sees("SHA-256");
        visitor.language = "es".to_owned();
        visitor.get(&own).await.is(200).sees("Lo que muestra");
        visitor.get(BASE).await.sees("1 anexo");
        visitor.language = "en".to_owned();
        assert_eq!(acts(&t), ["attachment-added"]);
        let item = visitor.get(&format!("/api/v1/documents/{}", document.id)).await.json();
        let one = &item["attachments"][0];
        assert_eq!(one["content_type"], "image/jpeg");
        assert_eq!(one["description"], "A low stone bridge with two arches");
        assert_eq!(one["content_url"], t.app.absolute(&address));
        assert_eq!((&one["state"], &one["from_version"]), (&"published".into(), &2.into()));
    }

    async fn a_pdf_is_written_anew_and_saved(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let path = format!("{}/file", desk(&document));
        let done = send(&mut ed, &path, &[("title", "Cross-section")], Some(("section.pdf", &pdf("")))).await;
        done.is(200).sees("It is attached.");
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.sees("Cross-section").sees("PDF");
        let address = page.attrs("a.file-link", "href").remove(0);
        let file = visitor.get(&address).await;
        file.is(200);
        assert!(file.headers["content-disposition"].starts_with("attachment;"));
        assert!(file.bytes.starts_with(b"%PDF-1.7") && holds(&file.bytes, b"Cross-section of the bridge"));
        assert!(!holds(&file.bytes, b"Anna") && !holds(&file.bytes, b"word processor"));
        for wrong in ["/documents/attachments/00/section.pdf".to_owned(), address.replace("section.pdf", "other.pdf")] {
            visitor.get(&wrong).await.is(404);
        }
    }

    async fn a_recording_needs_its_words_and_is_heard_in_parts(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let path = format!("{}/file", desk(&document));
        let asked = send(&mut ed, &path, &[("title", "The mayor on the bridge")], Some(("mayor.mp3", &recording()))).await;
        asked.is(422).sees("Write down what is said in the recording");
        let words = [("words", "Good evening.\n\nThe bridge comes."), ("words_url", "")];
        send_again(&mut ed, &asked, &path, &words, None).await.is(200);
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.sees("Recording (MP3)").sees("Read what is said");
        let address = page.attrs("audio", "src").remove(0);
        let whole = visitor.get(&address).await;
        assert_eq!((whole.headers["content-type"].as_str(), whole.bytes.len()), ("audio/mpeg", 416));
        assert!(!holds(&whole.bytes, b"Anna"));
        let part = visitor.get_with(&address, &[("range", "bytes=104-207")]).await;
        part.is(206);
        assert_eq!(part.headers["content-range"], "bytes 104-207/416");
        assert_eq!(part.bytes, whole.bytes[104..208]);
        visitor.get_with(&address, &[("range", "bytes=500-")]).await.is(200);
        let own = page.attrs("a[href$='#transcript']", "href").remove(0);
        let own = visitor.get(own.split('#').next().unwrap()).await;
        assert_eq!(own.all("section[aria-labelledby=transcript] .prose p"), ["Good evening.", "The bridge comes."]);
    }

    async fn a_film_elsewhere_is_a_link_and_nothing_more(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let path = format!("{}/link", desk(&document));
        let fields = [("title", "A walk over the bridge"), ("url", "https://video.example/w/1"), ("kind", "video"), ("words", "What one sees from the bridge.")];
        for (name, value, words) in [
            ("url", "javascript:alert(1)", "Write a whole address of the web"),
            ("url", "https://anna:secret@video.example/", "Write a whole address of the web"),
            ("kind", "file", "Choose"),
            ("title", "", "Title"),
        ] {
            let mut wrong = fields.to_vec();
            wrong.retain(|(known, _)| *known != name);
            wrong.push((name, value));
            send(&mut ed, &path, &wrong, None).await.is(422).sees(words);
        }
        send(&mut ed, &path, &fields, None).await.is(200).sees("Video at video.example");
        send(&mut ed, &path, &fields, None).await.is(422).sees("This link is attached already.");
        let page = t.visitor().get(BASE).await;
        page.sees("A walk over the bridge").sees("Video at video.example");
        let link = "section[aria-labelledby=attachments_title] a[href='https://video.example/w/1']";
        assert_eq!(page.attrs(link, "rel"), ["noopener noreferrer"]);
        assert!(page.all("iframe").is_empty() && page.all("video").is_empty());
        assert_eq!(acts(&t), ["attachment-added"]);
    }

    async fn what_is_no_plain_file_is_refused_and_nothing_is_attached(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let path = format!("{}/file", desk(&document));
        let with = |bytes: &[u8], more: &[u8]| [bytes, more].concat();
        let mut archive = b"PK\x05\x06".to_vec();
        archive.resize(22, 0);
        let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        huge.extend(30_000_u32.to_be_bytes().repeat(2));
        huge.extend([8, 2, 0, 0, 0]);
        let large = with(&pdf(""), &vec![b' '; 21 * 1024 * 1024]);
        for (name, bytes, words) in [
            ("a.pdf", pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "runs something by itself"),
            ("a.pdf", pdf("/Open#41ction<</S/J#61vaScript/#4AS(x)>>"), "runs something by itself"),
            ("a.pdf", pdf("/AcroForm<</XFA 4 0 R>>"), "runs something by itself"),
            ("a.pdf", pdf("/Perms<</DocMDP<</Type/Sig/Contents<00>/ByteRange[0 1]>>>>"), "bears a digital signature"),
            ("a.pdf", with(&pdf(""), &archive), "passes for two types"),
            ("a.jpg", with(PHOTO, b"<script>alert(1)</script>"), "passes for two types"),
            ("a.jpg", with(PHOTO, &archive), "passes for two types"),
            ("a.pdf", PHOTO.to_vec(), "ends like that of another type"),
            ("a.jpg.pdf", pdf(""), "has two endings"),
            ("a.png", huge, "too many pixels"),
            ("a.svg", b"<svg onload='alert(1)'/>".to_vec(), "is not a PDF, JPEG, PNG, MP3 or WAV"),
            ("a.gif", b"GIF89a/*".to_vec(), "is not a PDF, JPEG, PNG, MP3 or WAV"),
            ("a.txt", b"plain text".to_vec(), "is not a PDF, JPEG, PNG, MP3 or WAV"),
            ("a.pdf", b"%PDF-1.4 cut off".to_vec(), "is damaged"),
            ("a.pdf", large, "is larger than 20 MB"),
        ] {
            let refused = send(&mut ed, &path, &[("title", "A title that stays"), ("words", "What it shows")], Some((name, &bytes))).await;
            refused.is(422).sees(words).sees(name.split('.').next().unwrap());
            assert_eq!(refused.attrs("input[name=title]", "value"), ["A title that stays"], "{name}");
            assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-file"], "{name}");
        }
        send(&mut ed, &path, &[("title", "Nothing chosen")], None).await.is(422).sees("Choose a file.");
        let page = ed.get(&path).await;
        let mut fields = page.form_fields(&path);
        fields.push(("held".to_owned(), "made-up".to_owned()));
        ed.post_files_here(&path, &fields, &[]).await.is(422).sees("no longer kept for you");
        assert!(acts(&t).is_empty());
        t.visitor().get(BASE).await.sees_nothing_of("attachment");
    }

    async fn attachments_are_ordered_left_behind_taken_away_and_put_back(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        for (title, address) in [("First film", "https://a.example/1"), ("Second film", "https://a.example/2")] {
            let fields = [("title", title), ("url", address), ("kind", "video")];
            send(&mut ed, &format!("{}/link", desk(&document)), &fields, None).await.is(200);
        }
        let file = format!("{}/file", desk(&document));
        send(&mut ed, &file, &[("title", "Cross-section")], Some(("section.pdf", &pdf("")))).await.is(200);
        let titles = "section[aria-labelledby=attachments_title] li > :first-child";
        let shown = |page: &Page| -> Vec<String> {
            page.all(titles).iter().map(|words| words.split(" (").next().unwrap().trim().to_owned()).collect()
        };
        let page = t.visitor().get(BASE).await;
        assert_eq!(shown(&page), ["First film", "Second film", "Cross-section"]);
        let address = page.attrs("a.file-link", "href").remove(0);
        // Up by one.
        let list = ed.get(&desk(&document)).await;
        let tokens = list.attrs("input[name=attachment]", "value");
        let csrf = ("csrf".to_owned(), list.attrs("input[name=csrf]", "value").remove(0));
        let order = |token: &str, how: &str| {
            vec![csrf.clone(), ("attachment".to_owned(), token.to_owned()), ("do".to_owned(), how.to_owned())]
        };
        ed.post_here(&desk(&document), &order(&tokens[1], "up")).await.is(303);
        ed.post_here(&desk(&document), &order(&tokens[1], "up")).await.is(303);
        ed.post_here(&desk(&document), &order("made-up", "up")).await.is(404);
        assert_eq!(shown(&t.visitor().get(BASE).await), ["Second film", "First film", "Cross-section"]);
        // A new version: all go on; one is then left behind.
        version(&t, &document, SECOND, 2);
        assert_eq!(shown(&t.visitor().get(BASE).await).len(), 3);
        let one = |token: &str| format!("{}/{token}", desk(&document));
        let page = ed.get(&one(&tokens[0])).await;
        page.is(200).sees("Leave it with earlier versions");
        ed.submit(&page, "", &[("do", "leave")]).await.is(200).sees("It stays with earlier versions only.");
        assert_eq!(shown(&t.visitor().get(BASE).await), ["Second film", "Cross-section"]);
        assert_eq!(shown(&t.visitor().get(&format!("{BASE}/v/2")).await).len(), 3);
        assert!(shown(&t.visitor().get(&format!("{BASE}/v/1")).await).is_empty());
        // Taken away with a reason that everybody reads; the file is handed out to nobody.
        let page = ed.get(&one(&tokens[2])).await;
        let asked = ed.submit(&page, "", &[("do", "remove"), ("reason", "")]).await;
        asked.is(422);
        assert_eq!(asked.attrs("input[name=title]", "value"), ["Cross-section"]);
        let gone = ed.submit(&page, "", &[("do", "remove"), ("reason", "It showed a wrong height.")]).await;
        gone.is(200).sees("It is taken away.");
        let mut visitor = t.visitor();
        visitor.get(BASE).await.sees("Cross-section").sees("Taken away on").sees("It showed a wrong height.");
        visitor.get(&address).await.is(404);
        visitor.get(&format!("{BASE}/attachments/{}", tokens[2])).await.is(200).sees("This attachment was taken away.").sees_nothing_of("SHA-256");
        let item = visitor.get(&format!("/api/v1/documents/{}", document.id)).await.json();
        assert_eq!(item["attachments"][1]["state"], "removed");
        assert!(item["attachments"][1]["content_url"].is_null());
        ed.submit(&page, "", &[("do", "remove"), ("reason", "Once more, from a stale page.")]).await.is(409);
        let page = ed.get(&one(&tokens[2])).await;
        ed.submit(&page, "", &[("do", "restore")]).await.is(200).sees("It is back.");
        visitor.get(&address).await.is(200);
        // What is said about it is changed, and must not be made empty where it is needed.
        let page = ed.get(&one(&tokens[2])).await;
        ed.submit(&page, "", &[("do", "save"), ("title", "Section of the bridge"), ("words", "Heights in metres.")]).await.is(200).sees("It is saved.");
        visitor.get(BASE).await.sees("Section of the bridge").sees("Heights in metres.");
        ed.post_here(&one(&tokens[2]), &[csrf.clone(), ("do".to_owned(), "explode".to_owned())]).await.is(400);
        assert_eq!(acts(&t), [
            "attachment-added", "attachment-added", "attachment-added", "attachments-ordered",
            "attachment-left", "attachment-removed", "attachment-restored", "attachment-changed",
        ]);
    }

    async fn only_editors_attach_and_drafts_stay_among_them(t: TestSite) {
        let document = long_scene(&t);
        let paths = [String::new(), "/file".to_owned(), "/link".to_owned()];
        let mut visitor = t.visitor();
        for path in &paths {
            visitor.get(&format!("{}{path}", desk(&document))).await.is(401);
        }
        for role in [Role::Moderator] {
            let mut other = t.sign_in(&t.staff("Otto Beck", role));
            let csrf = other.get("/account").await.attrs("input[name=csrf]", "value").remove(0);
            let mut fields = vec![("csrf".to_owned(), csrf)];
            for (name, value) in [("title", "A film"), ("url", "https://a.example/1"), ("kind", "video")] {
                fields.push((name.to_owned(), value.to_owned()));
            }
            for path in &paths {
                other.get(&format!("{}{path}", desk(&document))).await.is(403);
                other.post_here(&format!("{}{path}", desk(&document)), &fields).await.is(403);
            }
        }
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        anna.get(&format!("{}/file", desk(&document))).await.is(403);
        assert!(acts(&t).is_empty());
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        for path in ["/desk/editor/documents/999/attachments", "/desk/editor/documents/x/attachments/file"] {
            ed.get(path).await.is(404);
        }
        ed.get(&format!("{}/made-up", desk(&document))).await.is(404);
    }

    async fn a_picture_that_nobody_described_stops_publishing(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        let file = format!(
            "<html><body><h2>Aims</h2><p>People cross the river safely.</p><p><img src=\"data:image/png;base64,{picture}\">\
             <img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"A drawing\"><img src=\"https://e.example/x.png\" alt=\"A bridge\"></p></body></html>"
        );
        let page = ed.get(&format!("/desk/editor/documents/{}/versions/new", document.id)).await;
        let mut fields = page.form_fields("");
        fields.push(("do".to_owned(), "read".to_owned()));
        let read = ed.post_files_here(&page.path, &fields, &[("file", "plan.html", file.as_bytes())]).await;
        read.is(200).sees("A picture has no description").sees("A picture is not taken").sees("Line 1").sees("What picture 1 shows");
        assert_eq!(read.attrs("#f-pictures img", "src").len(), 1);
        // The editor sees it; nobody else does.
        let address = read.attrs("#f-pictures img", "src").remove(0);
        ed.get(&address).await.is(200);
        t.visitor().get(&address).await.is(404);
        let publish = [("do", "publish"), ("note", "With a picture.")];
        let refused = ed.submit(&read, "", &publish).await;
        refused.is(422).sees("Describe every picture");
        assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-pictures"]);
        assert_eq!(t.visitor().get(BASE).await.all(".prose img").len(), 0);
        let field = refused.attrs("#f-pictures input[name^=alt-]", "name").remove(0);
        let done = ed.submit(&refused, "", &[publish[0], publish[1], (&field, "A [low] bridge & two ramps")]).await;
        done.is(200).sees("The new version is published.");
        let shown = t.visitor().get(BASE).await;
        assert_eq!(shown.attrs(".prose img", "alt"), ["A [low] bridge & two ramps"]);
        t.visitor().get(&address).await.is(200);
        // The next one only decorates; that is kept with the text.
        let page = ed.get(&format!("/desk/editor/documents/{}/versions/new", document.id)).await;
        let text = format!("## Aims\n\nPeople cross the river safely at night.\n\n![]({address})\n");
        let asked = ed.submit(&page, "", &[("source", &text), ("do", "preview")]).await;
        asked.is(200).sees("Picture 1 only decorates");
        let field = asked.attrs("#f-pictures input[type=checkbox]", "name").remove(0);
        let done = ed.submit(&asked, "", &[(&field, "on"), ("do", "publish"), ("note", "A little brighter.")]).await;
        done.is(200).sees("The new version is published.");
        let shown = t.visitor().get(BASE).await;
        assert_eq!(shown.attrs(".prose img", "src"), [format!("{address}#decorative")]);
        assert_eq!(shown.attrs(".prose img", "alt"), [""]);
        // No other way round it.
        let source = documents::Source::read("## Aims\n\nWords that are long enough.\n\n![](/x.png)").unwrap();
        let (id, now) = (document.id, t.now());
        let new = documents::NewVersion { document_id: id, source, note: "x".to_owned(), based_on: 4, published_by: None, carried: None };
        let refused = t.app.db.write_here(move |tx| documents::publish_version(tx, &new, now));
        assert!(refused.is_err());
    }
}
