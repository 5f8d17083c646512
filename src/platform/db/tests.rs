use super::schema::schedules;
use super::*;
use diesel::prelude::*;

fn options(dir: &tempfile::TempDir) -> DbOptions {
    DbOptions::new(format!(
        "sqlite://{}",
        dir.path().join("t.sqlite").display()
    ))
}

fn open(dir: &tempfile::TempDir) -> Db {
    let options = options(dir);
    let mut conn = Db::dedicated(&options).unwrap();
    migrate::run(&mut conn).unwrap();
    assert!(migrate::is_current(&mut conn).unwrap());
    Db::open(&options).unwrap()
}

fn at(second: u32) -> UtcTime {
    UtcTime::parse(&format!("2026-01-01T00:00:{second:02}Z")).unwrap()
}

fn insert(conn: &mut DbConn, name: &str) -> QueryResult<usize> {
    diesel::insert_into(schedules::table)
        .values((schedules::name.eq(name), schedules::last_run_at.eq(at(1))))
        .execute(conn)
}

fn count_in(conn: &mut DbConn) -> Result<i64, AppError> {
    Ok(schedules::table.count().get_result(conn)?)
}

fn count(db: &Db) -> i64 {
    db.read_here(count_in).unwrap()
}

#[test]
fn a_failed_write_leaves_the_others_of_its_batch() {
    let dir = tempfile::tempdir().unwrap();
    let db = open(&dir);
    let threads: Vec<_> = (0..40)
        .map(|i| {
            let db = db.clone();
            std::thread::spawn(move || {
                db.write_here(move |tx| {
                    insert(tx, &format!("name {i}"))?;
                    if i % 4 == 0 {
                        Err(AppError::Conflict("test"))
                    } else {
                        Ok(())
                    }
                })
            })
        })
        .collect();
    let done = threads
        .into_iter()
        .filter(|_| true)
        .map(|t| t.join().unwrap());
    assert_eq!(done.filter(Result::is_ok).count(), 30);
    assert_eq!(count(&db), 30);
}

#[test]
fn a_panic_in_a_write_is_contained_and_rolled_back() {
    let dir = tempfile::tempdir().unwrap();
    let db = open(&dir);
    let result: Result<(), _> = db.write_here(|tx| {
        insert(tx, "lost")?;
        panic!("on purpose");
    });
    assert!(matches!(result, Err(AppError::Internal(_))));
    db.write_here(|tx| Ok(insert(tx, "kept")?)).unwrap();
    assert_eq!(count(&db), 1);
}

#[test]
fn readers_cannot_write() {
    let dir = tempfile::tempdir().unwrap();
    let db = open(&dir);
    assert!(db.read_here(|conn| Ok(insert(conn, "sneaky")?)).is_err());
    assert_eq!(count(&db), 0);
}

/// Only pages of anonymous visitors come from a replica. Jobs and people who act read where it is
/// written: they would act on what has changed.
#[actix_web::test]
async fn what_acts_is_read_where_it_is_written() {
    let (main, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let behind = open(&copy);
    let mut options = options(&main);
    drop(open(&main));
    options.read_url = Some(self::options(&copy).url);
    let db = Db::open(&options).unwrap();
    db.write_here(|tx| Ok(insert(tx, "new")?)).unwrap();
    assert_eq!((count(&db), count(&behind)), (1, 0));
    let here = db.read(count_in).await.unwrap();
    let there = db.read_replica(count_in).await.unwrap();
    assert_eq!((here, there), (1, 0));
}

#[test]
fn touched_topics_are_stored_and_published_after_the_commit() {
    let dir = tempfile::tempdir().unwrap();
    let db = open(&dir);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    db.on_commit(Arc::new(move |topics| {
        log.lock().unwrap().extend_from_slice(topics)
    }));
    db.write_here(|tx| {
        tx.touch("petition:1", at(1));
        tx.touch("petition:1", at(2));
        Ok(())
    })
    .unwrap();
    let failed: Result<(), _> = db.write_here(|tx| {
        tx.touch("petition:2", at(1));
        Err(AppError::NotFound)
    });
    assert!(failed.is_err());
    assert_eq!(*seen.lock().unwrap(), ["petition:1"]);
    let stored: Vec<(String, UtcTime)> = db
        .read_here(|conn| {
            use schema::content_changes as c;
            Ok(c::table.select((c::topic, c::changed_at)).load(conn)?)
        })
        .unwrap();
    assert_eq!(stored, [("petition:1".to_owned(), at(2))]);
}
