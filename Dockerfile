# Builds a small image: the one binary, the C library and the certificates it needs.

FROM docker.io/library/rust:1-slim-bookworm AS build
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /build

# The dependencies first, with an empty program, so that a change of ours does not rebuild them.
COPY .cargo .cargo
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src tests benches/load \
    && echo 'fn main() {}' | tee src/main.rs benches/load/main.rs > /dev/null \
    && touch src/lib.rs tests/it.rs \
    && cargo build --release --locked --bin folkmoot \
    && rm -r src

COPY assets assets
COPY templates templates
COPY migrations migrations
COPY src src
RUN touch src/main.rs src/lib.rs \
    && cargo build --release --locked --bin folkmoot \
    && strip target/release/folkmoot \
    && mkdir -p /out/var/lib/folkmoot

FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="Folkmoot" \
      org.opencontainers.image.description="The platform on which a public body informs, consults and decides in public" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /build/target/release/folkmoot /usr/local/bin/folkmoot
COPY LICENSE /usr/share/doc/folkmoot/LICENSE
# The only place it writes to, apart from /tmp: an SQLite database, uploads, mail kept as files.
COPY --from=build --chown=65532:65532 /out/var/lib/folkmoot /var/lib/folkmoot
VOLUME /var/lib/folkmoot
WORKDIR /var/lib/folkmoot
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
# No shell and no curl in the image: the binary asks its own /readyz, exit code 0 or 1.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["/usr/local/bin/folkmoot", "healthcheck", "--url", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["/usr/local/bin/folkmoot"]
CMD ["serve", "--bind", "0.0.0.0:8080"]
