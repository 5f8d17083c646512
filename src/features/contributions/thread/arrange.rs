//! Putting what was said below what it stands under, in the order in which a page draws it.

use std::collections::HashMap;

use super::Said;

/// First-level contributions as they come, each followed by what stands below it.
pub fn arrange(roots: Vec<Said>, replies: impl Iterator<Item = Said>) -> Vec<Said> {
    let mut below: HashMap<i64, Vec<Said>> = HashMap::new();
    for reply in replies {
        if let Some(parent) = reply.parent_id {
            below.entry(parent).or_default().push(reply);
        }
    }
    let mut said = Vec::with_capacity(roots.len());
    for root in roots {
        let begin = said.len();
        let (count, token) = (root.reply_count, root.token.clone());
        put(&mut said, root, 0, &mut below);
        let drawn = said.get(begin + 1..).unwrap_or_default();
        let shown = drawn.iter().filter(|one| one.gone.is_none()).count();
        let more = count - i64::try_from(shown).unwrap_or(0);
        let has_drawn = !drawn.is_empty();
        if let Some(last) = said.last_mut() {
            last.is_last_reply = has_drawn;
            if more > 0 {
                last.more_replies = Some(more);
                last.replies_to = Some(token);
                // Where nothing is drawn below it, the way to it still is.
                last.has_replies |= !has_drawn;
            }
        }
    }
    said
}

fn put(said: &mut Vec<Said>, mut one: Said, level: i64, below: &mut HashMap<i64, Vec<Said>>) {
    let replies = below.remove(&one.id).unwrap_or_default();
    one.level = level;
    one.has_replies = !replies.is_empty();
    let ends_here = level == 1 && one.has_replies;
    said.push(one);
    for (place, mut reply) in replies.into_iter().enumerate() {
        reply.is_first_reply = place == 0;
        put(said, reply, level + 1, below);
    }
    if ends_here && let Some(last) = said.last_mut() {
        last.ends_reply = true;
    }
}
