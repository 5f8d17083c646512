//! The command line: one line a command. What they do is in `commands`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use folkmoot::commands::{self, RoleChoice};
use folkmoot::platform::actor::Role;
use folkmoot::platform::email::EmailAddress;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The platform on which a public body informs, consults and decides in public.
#[derive(Parser)]
#[command(name = "folkmoot", version, about)]
struct Arguments {
    /// Settings; without it `folkmoot.toml` in the current folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the demo town of Rivermouth in ./var/demo on first run, and serve it.
    ///
    /// The demo has settings of its own: it reads no settings file and no variables
    /// (`FOLKMOOT__…`, `DATABASE_URL`, `SMTP_URL`).
    Demo {
        /// Where to listen.
        #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
        bind: SocketAddr,
    },
    /// Serve the site; refuses unsafe settings.
    Serve {
        /// Where to listen; otherwise what the settings say.
        #[arg(long, value_name = "ADDR:PORT")]
        bind: Option<SocketAddr>,
        /// Leave jobs and mail to `folkmoot worker`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Run jobs and send mail, without serving. Several may run.
    Worker,
    /// Bring the database to the current schema.
    Migrate,
    /// Count all signatures anew and compare with the counters: in all, by day, by region, on paper.
    ///
    /// Ends with 1 and a line for each counter that is wrong. May run while the site serves.
    CheckCounts,
    /// Print the settings in force, secrets masked.
    CheckConfig,
    /// Accounts.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Bring real material in.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Make synthetic load: fast, and the same for the same seed.
    #[command(group(
        clap::ArgGroup::new("what")
            .required(true)
            .multiple(true)
            .args(["petitions", "signatures", "comments", "questions"])
    ))]
    Generate {
        /// Open petitions.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        petitions: i64,
        /// In all, spread over the petitions.
        #[arg(long, default_value_t = 0, requires = "petitions",
            value_parser = clap::value_parser!(i64).range(0..))]
        signatures: i64,
        /// In all, in one thread of a consultation of their own.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        comments: i64,
        /// In all, in one topic of a forum of their own; three in ten are replies.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        posts: i64,
        /// To all bodies, over five years, each with its promise and what happened to it.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        questions: i64,
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Count when something falls due, day by day.
    Deadline(commands::Deadline),
    /// File one mail to a body as a question, from standard input: for the pipe of a mail server.
    ///
    /// Ends with 0 when it was filed or needs no answer, 65 when it cannot be read or is for no
    /// body, 75 when it should be handed over again later.
    InboundMail,
    /// Print the description of the API (OpenAPI 3.1, JSON).
    Openapi,
    /// Ask a running node whether it is ready: for containers without a shell.
    Healthcheck {
        #[arg(long, default_value = "http://127.0.0.1:8080/readyz")]
        url: String,
    },
}

#[derive(Subcommand)]
enum UserCommand {
    /// Make an account with a role and print its one-time link to set a password.
    Add {
        #[arg(long, value_parser = parse_email)]
        email: EmailAddress,
        /// As the public sees it.
        #[arg(long, value_parser = commands::read_name)]
        name: String,
        /// citizen, official, moderator, editor or administrator
        #[arg(long, value_parser = parse_role)]
        role: RoleChoice,
        /// Slug of the body, for an official.
        #[arg(long)]
        body: Option<String>,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// Petitions that ran elsewhere, in the shape that the petition site of the UK Parliament
    /// publishes: one, or a page of them.
    Petition {
        file: PathBuf,
        /// Address name of the body that they were addressed to; the first one unless given.
        #[arg(long)]
        body: Option<String>,
    },
    /// A policy document (Markdown, HTML, Word .docx or Akoma Ntoso), into a consultation. What it
    /// is, its content says; what had to be left out is told line by line.
    Document {
        file: PathBuf,
        /// Slug of the consultation.
        #[arg(long)]
        consultation: String,
        /// Otherwise the first heading of the file.
        #[arg(long)]
        title: Option<String>,
    },
    /// Holidays of an iCalendar file (.ics), into a calendar: all of them or none.
    Holidays {
        file: PathBuf,
        /// Name of the calendar; otherwise the default one.
        #[arg(long)]
        calendar: Option<String>,
    },
}

fn parse_email(text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(text).map_err(|error| error.to_string())
}

fn parse_role(word: &str) -> Result<RoleChoice, String> {
    if word == "citizen" {
        return Ok(RoleChoice(None));
    }
    let role = Role::parse(word);
    role.map(|role| RoleChoice(Some(role)))
        .ok_or_else(|| "one of citizen, official, moderator, editor, administrator".to_owned())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    commands::start_log();
    let config = arguments.config.as_deref();
    let outcome = match arguments.command {
        Command::InboundMail => return commands::take_mail(config),
        Command::Demo { bind } => commands::demo(bind),
        Command::Serve { bind, no_worker } => commands::serve(config, bind, !no_worker),
        Command::Worker => commands::work(config),
        Command::Migrate => commands::migrate(config),
        Command::CheckCounts => commands::check_counts(config),
        Command::CheckConfig => commands::check_config(config),
        Command::User {
            command:
                UserCommand::Add {
                    email,
                    name,
                    role,
                    body,
                },
        } => commands::add_user(config, email, name, role, body.as_deref()),
        Command::Import {
            command:
                ImportCommand::Document {
                    file,
                    consultation,
                    title,
                },
        } => commands::import_document(config, &file, &consultation, title.as_deref()),
        Command::Import {
            command: ImportCommand::Petition { file, body },
        } => commands::import_petitions(config, &file, body.as_deref()),
        Command::Import {
            command: ImportCommand::Holidays { file, calendar },
        } => commands::import_holidays(config, &file, calendar.as_deref()),
        Command::Generate {
            petitions,
            signatures,
            comments,
            posts,
            questions,
            seed,
        } => {
            let counts = commands::Counts {
                petitions,
                signatures,
                comments,
                posts,
                questions,
            };
            commands::generate(config, counts, seed)
        }
        Command::Deadline(asked) => commands::deadline(&asked),
        Command::Openapi => commands::print_openapi(),
        Command::Healthcheck { url } => commands::check_health(&url),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One plain line on stderr is what the command line promises.
            eprintln!("folkmoot: {error}");
            ExitCode::FAILURE
        }
    }
}
