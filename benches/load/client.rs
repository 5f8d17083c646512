//! A load generator: keep-alive connections, one request after the other on each.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a run brought.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Requests, or pairs of requests, that were answered as expected.
    pub done: usize,
    pub refused: usize,
    pub seconds: f64,
    latencies: Vec<Duration>,
}

impl Report {
    pub fn rate(&self) -> f64 {
        self.done as f64 / self.seconds
    }

    /// The latency that `share` (0 to 1) of the acts stayed below, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        let at = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
        sorted
            .get(at)
            .map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    }

    pub fn line(&self, what: &str) -> String {
        format!(
            "{what:<58} {:>8.0}/s  p50 {:>6.1} ms  p99 {:>6.1} ms  refused {}",
            self.rate(),
            self.percentile(0.5),
            self.percentile(0.99),
            self.refused
        )
    }
}

/// One connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

impl Connection {
    pub async fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            stream,
            buffer: vec![0; 256 * 1024],
            filled: 0,
        }
    }

    /// Sends a request and reads its answer; returns the status.
    pub async fn send(&mut self, request: &[u8]) -> u16 {
        self.stream.write_all(request).await.unwrap();
        self.filled = 0;
        loop {
            let count = self
                .stream
                .read(&mut self.buffer[self.filled..])
                .await
                .unwrap();
            assert!(count > 0, "the server closed the connection");
            self.filled += count;
            let read = &self.buffer[..self.filled];
            let Some(end) = find(read, b"\r\n\r\n") else {
                continue;
            };
            let head = &read[..end];
            let status = std::str::from_utf8(&head[9..12]).unwrap().parse().unwrap();
            let length = match header(head, b"content-length:") {
                Some(length) => length,
                None if header(head, b"transfer-encoding:").is_none() => 0,
                None => {
                    if read.ends_with(b"0\r\n\r\n") {
                        return status;
                    }
                    continue;
                }
            };
            if self.filled >= end + 4 + length {
                return status;
            }
            if self.buffer.len() < end + 4 + length {
                self.buffer.resize(end + 4 + length, 0);
            }
        }
    }

    /// Bytes of the last answer, head included.
    pub fn answer(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }

    /// Body of the last answer.
    pub fn body(&self) -> &[u8] {
        let answer = self.answer();
        find(answer, b"\r\n\r\n").map_or(&[], |end| &answer[end + 4..])
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// The number behind a header's name; a header that is not a number counts as 0.
fn header(head: &[u8], name: &[u8]) -> Option<usize> {
    let lower = head.to_ascii_lowercase();
    let start = find(&lower, name)? + name.len();
    let line = lower[start..].split(|&b| b == b'\r').next()?;
    Some(std::str::from_utf8(line).ok()?.trim().parse().unwrap_or(0))
}

pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n").into_bytes()
}

pub fn post(path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Runs `clients` at once for `span`; `act` does one act on its connection and tells whether it
/// went well. It is given the client's number and the number of the act.
pub fn run<F>(address: &str, clients: usize, span: Duration, act: F) -> Report
where
    F: AsyncFn(&mut Connection, usize, usize) -> bool + Clone + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let begun = Instant::now();
        let tasks: Vec<_> = (0..clients)
            .map(|client| {
                let (act, address) = (act.clone(), address.to_owned());
                tokio::task::spawn_local(async move {
                    let mut connection = Connection::open(&address).await;
                    let mut report = Report::default();
                    let mut number = 0;
                    while begun.elapsed() < span {
                        let start = Instant::now();
                        if act(&mut connection, client, number).await {
                            report.done += 1;
                            report.latencies.push(start.elapsed());
                        } else {
                            report.refused += 1;
                        }
                        number += 1;
                    }
                    report
                })
            })
            .collect();
        let mut all = Report::default();
        for task in tasks {
            let part = task.await.unwrap();
            all.done += part.done;
            all.refused += part.refused;
            all.latencies.extend(part.latencies);
        }
        all.seconds = begun.elapsed().as_secs_f64();
        all
    })
}
