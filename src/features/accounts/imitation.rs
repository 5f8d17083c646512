//! Names that pass for somebody else's: of an official, of a body, of those who run the site.

use super::rules::looks::{mixes_scripts, skeleton};
use super::store;
use crate::features::bodies;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// Words by which those who run a site are known, in the languages of the site.
const OFFICES: [&str; 9] = [
    "Moderator",
    "Moderation",
    "Moderador",
    "Moderadora",
    "Administrator",
    "Administrador",
    "Administradora",
    "Admin",
    "Folkmoot",
];

/// Why nobody may be called so on public pages: the key of the reason. `own` is whose name it is,
/// who may be called what their office calls them.
///
/// # Errors
/// When the database cannot be read.
pub fn problem(
    conn: &mut DbConn,
    name: &str,
    own: Option<i64>,
    site_name: &str,
) -> Result<Option<&'static str>, AppError> {
    if mixes_scripts(name) {
        return Ok(Some("accounts.name-mixes-scripts"));
    }
    let looks = skeleton(name);
    let is_office = OFFICES.iter().any(|office| skeleton(office) == looks);
    let imitates = is_office
        || skeleton(site_name) == looks
        || bodies::list(conn)?
            .iter()
            .any(|body| skeleton(&body.name) == looks)
        || bodies::list_all_officials(conn)?
            .iter()
            .filter(|official| own.is_none() || official.account_id != own)
            .any(|official| skeleton(&official.name) == looks)
        || store::list_names_of_staff(conn, own)?
            .iter()
            .any(|staff| skeleton(staff) == looks);
    Ok(imitates.then_some("accounts.name-imitates"))
}
