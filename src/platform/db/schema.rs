//! The single schema of both databases. A test compares it with what the migrations make.

diesel::table! {
    jobs (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        dedupe_key -> Nullable<Text>,
        run_at -> Nullable<Timestamp>,
        lease_until -> Nullable<Timestamp>,
        worker -> Nullable<Text>,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    schedules (name) {
        name -> Text,
        last_run_at -> Timestamp,
    }
}

diesel::table! {
    content_changes (id) {
        id -> BigInt,
        topic -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        event_key -> Text,
        recipient -> Text,
        recipient_name -> Text,
        template -> Text,
        lang -> Text,
        params -> Text,
        unsubscribe_url -> Nullable<Text>,
        priority -> Integer,
        state -> Text,
        due_at -> Nullable<Timestamp>,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    used_tokens (jti) {
        jti -> Text,
        used_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    idempotency_keys (id) {
        id -> BigInt,
        scope -> Text,
        idempotency_key -> Text,
        request_digest -> Text,
        status -> Integer,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    accounts (id) {
        id -> BigInt,
        email -> Text,
        email_key -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        lang -> Text,
        state -> Text,
        credential_version -> BigInt,
        created_at -> Timestamp,
        demo -> Bool,
        name_key -> Text,
    }
}

diesel::table! {
    role_grants (id) {
        id -> BigInt,
        account_id -> BigInt,
        role -> Text,
        body_id -> BigInt,
        granted_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> BigInt,
        device -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        account_id -> BigInt,
        jti -> Text,
        name -> Text,
        scopes -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    bodies (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        purpose -> Text,
        responsibilities -> Text,
        responsibilities_html -> Text,
        email -> Text,
        phone -> Text,
        postal_address -> Text,
        website -> Text,
        answer_working_days -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    officials (id) {
        id -> BigInt,
        body_id -> BigInt,
        account_id -> Nullable<BigInt>,
        name -> Text,
        post -> Text,
        responsibilities -> Text,
        is_head -> Bool,
        position -> BigInt,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    contributions (id) {
        id -> BigInt,
        token -> Text,
        kind -> Text,
        place -> Text,
        anchor -> Text,
        consultation_id -> Nullable<BigInt>,
        body_id -> Nullable<BigInt>,
        parent_id -> Nullable<BigInt>,
        url -> Text,
        place_title -> Text,
        account_id -> Nullable<BigInt>,
        author_name -> Text,
        author_role -> Text,
        channel -> Text,
        lang -> Text,
        title -> Text,
        text -> Text,
        html -> Text,
        salt -> Text,
        state -> Text,
        submission_key -> Nullable<Text>,
        reply_count -> BigInt,
        received_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
        state_changed_at -> Timestamp,
        version -> BigInt,
        edited_at -> Nullable<Timestamp>,
        root_id -> Nullable<BigInt>,
        answers_id -> Nullable<BigInt>,
        support_count -> BigInt,
    }
}

diesel::table! {
    contribution_versions (id) {
        id -> BigInt,
        contribution_id -> BigInt,
        number -> BigInt,
        title -> Text,
        text -> Text,
        html -> Text,
        salt -> Text,
        is_redacted -> Bool,
        replaced_at -> Timestamp,
        replaced_as -> Text,
    }
}

diesel::table! {
    edit_permits (contribution_id) {
        contribution_id -> BigInt,
        until_at -> Timestamp,
    }
}

diesel::table! {
    supports (contribution_id, account_id) {
        contribution_id -> BigInt,
        account_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    topic_changes (id) {
        id -> BigInt,
        kind -> Text,
        topic_id -> BigInt,
        other_topic_id -> Nullable<BigInt>,
        from_forum_id -> BigInt,
        to_forum_id -> BigInt,
        post_count -> BigInt,
        done_at -> Timestamp,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    moved_posts (change_id, contribution_id) {
        change_id -> BigInt,
        contribution_id -> BigInt,
    }
}

diesel::table! {
    topic_tags (topic_id, tag) {
        topic_id -> BigInt,
        tag -> Text,
    }
}

diesel::table! {
    topic_summaries (id) {
        id -> BigInt,
        topic_id -> BigInt,
        number -> BigInt,
        text -> Text,
        html -> Text,
        post_count -> BigInt,
        author_name -> Text,
        author_role -> Text,
        written_at -> Timestamp,
    }
}

diesel::table! {
    handles (place, handle) {
        place -> Text,
        handle -> Text,
        account_id -> BigInt,
    }
}

diesel::table! {
    place_counts (place, anchor) {
        place -> Text,
        anchor -> Text,
        contribution_count -> BigInt,
    }
}

diesel::table! {
    ledger_entries (id) {
        id -> BigInt,
        at -> Timestamp,
        action -> Text,
        subject_kind -> Text,
        subject_token -> Text,
        actor_role -> Text,
        actor_body_id -> Nullable<BigInt>,
        detail -> Text,
        commitment -> Text,
    }
}

diesel::table! {
    ledger_private (entry_id) {
        entry_id -> BigInt,
        account_id -> Nullable<BigInt>,
        note -> Text,
    }
}

diesel::table! {
    moderation_procedure (id) {
        id -> BigInt,
        working_days -> BigInt,
        petition_days -> BigInt,
        petition_nearly_days -> BigInt,
    }
}

diesel::table! {
    moderation_rulebook (version) {
        version -> BigInt,
        rules -> Text,
        note -> Text,
        published_by -> Nullable<BigInt>,
        published_at -> Timestamp,
    }
}

diesel::table! {
    moderation_reasons (id) {
        id -> BigInt,
        key -> Text,
        title -> Text,
        explanation -> Text,
        may_reject -> Bool,
        may_hide -> Bool,
        position -> BigInt,
        active -> Bool,
    }
}

diesel::table! {
    moderation_cases (id) {
        id -> BigInt,
        contribution_id -> BigInt,
        kind -> Text,
        cause -> Text,
        state -> Text,
        open_for -> Nullable<BigInt>,
        report_count -> BigInt,
        opened_at -> Timestamp,
        due_at -> Timestamp,
        decision -> Nullable<Text>,
        reason_id -> Nullable<BigInt>,
        explanation -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
        report_trust -> BigInt,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    moderation_words (id) {
        id -> BigInt,
        reason_id -> BigInt,
        key -> Nullable<Text>,
        texts -> Text,
        replaces -> Nullable<BigInt>,
        added_by -> Nullable<BigInt>,
        added_at -> Timestamp,
        retired_by -> Nullable<BigInt>,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    text_marks (contribution_id) {
        contribution_id -> BigInt,
        exact -> BigInt,
        band_1 -> Nullable<BigInt>,
        band_2 -> Nullable<BigInt>,
        band_3 -> Nullable<BigInt>,
        band_4 -> Nullable<BigInt>,
    }
}

diesel::table! {
    moderation_appeals (id) {
        id -> BigInt,
        case_id -> BigInt,
        contribution_id -> BigInt,
        account_id -> BigInt,
        grounds -> Text,
        state -> Text,
        filed_at -> Timestamp,
        due_at -> Timestamp,
        explanation -> Text,
        decided_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
        suspension_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    moderation_claims (case_id) {
        case_id -> BigInt,
        account_id -> BigInt,
        claimed_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    suspensions (id) {
        id -> BigInt,
        account_id -> BigInt,
        open_for -> Nullable<BigInt>,
        case_id -> BigInt,
        reason_id -> BigInt,
        explanation -> Text,
        days -> BigInt,
        state -> Text,
        proposed_by -> Nullable<BigInt>,
        proposed_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
        until_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    moderation_notes (id) {
        id -> BigInt,
        case_id -> BigInt,
        account_id -> Nullable<BigInt>,
        text -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    moderation_decisions (id) {
        id -> BigInt,
        case_id -> BigInt,
        appeal_id -> Nullable<BigInt>,
        decision -> Text,
        reason_id -> Nullable<BigInt>,
        opened_at -> Timestamp,
        due_at -> Timestamp,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    screening_signs (contribution_id, sign) {
        contribution_id -> BigInt,
        sign -> Text,
    }
}

diesel::table! {
    screening_marks (id) {
        id -> BigInt,
        contribution_id -> BigInt,
        account_id -> BigInt,
        mark -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sweeps (id) {
        id -> BigInt,
        state -> Text,
        criteria -> Text,
        made_by -> BigInt,
        made_at -> Timestamp,
        post_count -> BigInt,
        author_count -> BigInt,
        reason_id -> Nullable<BigInt>,
        explanation -> Text,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        seconded_by -> Nullable<BigInt>,
        seconded_at -> Nullable<Timestamp>,
        done_at -> Nullable<Timestamp>,
        undone_by -> Nullable<BigInt>,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sweep_items (sweep_id, contribution_id) {
        sweep_id -> BigInt,
        contribution_id -> BigInt,
        version -> BigInt,
        state -> Text,
        case_id -> Nullable<BigInt>,
        back_case_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    reports (id) {
        id -> BigInt,
        case_id -> BigInt,
        contribution_id -> BigInt,
        reporter_key -> Text,
        account_id -> Nullable<BigInt>,
        reason_id -> Nullable<BigInt>,
        note -> Text,
        created_at -> Timestamp,
        outcome -> Nullable<Text>,
        trust -> BigInt,
    }
}

diesel::table! {
    follows (id) {
        id -> BigInt,
        account_id -> BigInt,
        subject -> Text,
        cadence -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    digest_items (id) {
        id -> BigInt,
        account_id -> BigInt,
        event_key -> Text,
        subject -> Text,
        news -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    search_documents (id) {
        id -> BigInt,
        subject -> Text,
        kind -> Text,
        lang -> Text,
        title -> Text,
        body -> Text,
        folded -> Text,
        url -> Text,
        shown_at -> Timestamp,
    }
}

diesel::table! {
    search_words (word) {
        word -> Text,
        letters -> BigInt,
        turned -> Text,
    }
}

diesel::table! {
    search_mentions (word, kind, document_id) {
        word -> Text,
        kind -> Text,
        document_id -> BigInt,
        weight -> BigInt,
    }
}

diesel::table! {
    consultations (id) {
        id -> BigInt,
        token -> Text,
        slug -> Text,
        body_id -> BigInt,
        lang -> Text,
        title -> Text,
        summary -> Text,
        description -> Text,
        description_html -> Text,
        decides -> Text,
        state -> Text,
        moderation -> Text,
        announced_at -> Timestamp,
        opens_at -> Timestamp,
        closes_at -> Timestamp,
        results_due_at -> Timestamp,
        decided_at -> Nullable<Timestamp>,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        quiet_mode -> Nullable<Text>,
        quiet_until -> Nullable<Timestamp>,
        quiet_reason -> Text,
        rule_phases -> Text,
    }
}

diesel::table! {
    documents (id) {
        id -> BigInt,
        token -> Text,
        consultation_id -> BigInt,
        slug -> Text,
        lang -> Text,
        title -> Text,
        summary -> Text,
        current_version -> BigInt,
        moderation -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    document_versions (id) {
        id -> BigInt,
        document_id -> BigInt,
        number -> BigInt,
        source -> Text,
        note -> Text,
        digest -> Text,
        published_by -> Nullable<BigInt>,
        published_at -> Timestamp,
    }
}

diesel::table! {
    sections (id) {
        id -> BigInt,
        version_id -> BigInt,
        position -> BigInt,
        level -> BigInt,
        number -> Text,
        anchor -> Text,
        title -> Text,
        text -> Text,
        html -> Text,
    }
}

diesel::table! {
    section_lineage (id) {
        id -> BigInt,
        version_id -> BigInt,
        anchor -> Text,
        change -> Text,
        from_anchor -> Text,
    }
}

diesel::table! {
    document_remarks (contribution_id) {
        contribution_id -> BigInt,
        document_id -> BigInt,
        version -> BigInt,
        exact -> Text,
        prefix -> Text,
        suffix -> Text,
        replacement -> Nullable<Text>,
    }
}

diesel::table! {
    dispositions (id) {
        id -> BigInt,
        document_id -> BigInt,
        version -> BigInt,
        anchor -> Text,
        verdict -> Text,
        reason -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    disposition_comments (id) {
        id -> BigInt,
        disposition_id -> BigInt,
        contribution_id -> BigInt,
    }
}

diesel::table! {
    document_pictures (address) {
        address -> Text,
        content_type -> Text,
        bytes -> Binary,
        is_published -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    plain_words (id) {
        id -> BigInt,
        document_id -> BigInt,
        version -> BigInt,
        anchor -> Text,
        lang -> Text,
        text -> Text,
        html -> Text,
        written_for -> BigInt,
        written_by -> Nullable<BigInt>,
        written_at -> Timestamp,
    }
}

diesel::table! {
    glossary_terms (id) {
        id -> BigInt,
        scope -> Text,
        lang -> Text,
        term -> Text,
        folded -> Text,
        forms -> Text,
        definition -> Text,
        written_by -> Nullable<BigInt>,
        written_at -> Timestamp,
    }
}

diesel::table! {
    translations (id) {
        id -> BigInt,
        document_id -> BigInt,
        version -> BigInt,
        lang -> Text,
        title -> Text,
        summary -> Text,
        source -> Text,
        digest -> Text,
        is_published -> Bool,
        published_by -> Nullable<BigInt>,
        published_at -> Timestamp,
    }
}

diesel::table! {
    translation_sections (id) {
        id -> BigInt,
        translation_id -> BigInt,
        position -> BigInt,
        level -> BigInt,
        number -> Text,
        anchor -> Text,
        title -> Text,
        text -> Text,
        html -> Text,
    }
}

diesel::table! {
    document_files (id) {
        id -> BigInt,
        token -> Text,
        name -> Text,
        content_type -> Text,
        byte_count -> BigInt,
        sha256 -> Text,
        is_attached -> Bool,
        sent_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        bytes -> Binary,
    }
}

diesel::table! {
    document_attachments (id) {
        id -> BigInt,
        token -> Text,
        document_id -> BigInt,
        kind -> Text,
        file_id -> Nullable<BigInt>,
        url -> Text,
        position -> BigInt,
        from_version -> BigInt,
        until_version -> Nullable<BigInt>,
        title -> Text,
        words -> Text,
        words_url -> Text,
        added_by -> Nullable<BigInt>,
        added_at -> Timestamp,
        removed_by -> Nullable<BigInt>,
        removed_at -> Nullable<Timestamp>,
        removal_reason -> Text,
    }
}

diesel::table! {
    forums (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        slug -> Text,
        title -> Text,
        intro -> Text,
        moderation -> Nullable<Text>,
        topic_count -> BigInt,
        created_at -> Timestamp,
        archived_at -> Nullable<Timestamp>,
        allows_anonymous -> Bool,
    }
}

diesel::table! {
    topics (id) {
        id -> BigInt,
        forum_id -> BigInt,
        contribution_id -> BigInt,
        post_count -> BigInt,
        last_post_at -> Timestamp,
        is_pinned -> Bool,
        closed_at -> Nullable<Timestamp>,
        archived_at -> Nullable<Timestamp>,
        merged_into -> Nullable<BigInt>,
    }
}

diesel::table! {
    petitions (id) {
        id -> BigInt,
        contribution_id -> BigInt,
        body_id -> BigInt,
        action -> Text,
        background -> Text,
        details -> Text,
        state -> Text,
        procedure_id -> Nullable<BigInt>,
        terms -> Text,
        response_threshold -> BigInt,
        debate_threshold -> Nullable<BigInt>,
        sponsor_key -> Text,
        time_zone -> Text,
        opened_at -> Nullable<Timestamp>,
        closes_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        forget_at -> Nullable<Timestamp>,
        stop_reason -> Text,
        signature_count -> BigInt,
        imported_count -> BigInt,
        imported_from -> Text,
        last_signed_at -> Nullable<Timestamp>,
        debate_reached_at -> Nullable<Timestamp>,
        threshold_reached_at -> Nullable<Timestamp>,
        response_due_at -> Nullable<Timestamp>,
        response_summary -> Text,
        response_text -> Text,
        response_html -> Text,
        responded_by -> Nullable<BigInt>,
        responded_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    petition_procedures (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        explanation -> Text,
        terms -> Text,
        position -> BigInt,
        active -> Bool,
        map_id -> Nullable<BigInt>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    region_maps (id) {
        id -> BigInt,
        name -> Text,
        source -> Text,
        drawing -> Text,
        added_at -> Timestamp,
    }
}

diesel::table! {
    petition_events (id) {
        id -> BigInt,
        petition_id -> BigInt,
        kind -> Text,
        at -> Timestamp,
        signature_count -> BigInt,
    }
}

diesel::table! {
    petition_debates (petition_id) {
        petition_id -> BigInt,
        state -> Text,
        due_at -> Timestamp,
        held_on -> Nullable<Date>,
        place -> Text,
        text -> Text,
        html -> Text,
        video_url -> Text,
        transcript_url -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    petition_creators (petition_id, account_id) {
        petition_id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        joined_at -> Timestamp,
    }
}

diesel::table! {
    signatures (id) {
        id -> BigInt,
        petition_id -> BigInt,
        email_key -> Text,
        person_key -> Text,
        name -> Text,
        email -> Text,
        postcode -> Text,
        country -> Text,
        lang -> Text,
        state -> Text,
        created_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        region -> Text,
        network -> Text,
        domain -> Text,
        wants_updates -> Bool,
        invalidation_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    imported_places (petition_id, kind, position) {
        petition_id -> BigInt,
        kind -> Text,
        position -> Integer,
        name -> Text,
        code -> Text,
        signature_count -> BigInt,
    }
}

diesel::table! {
    signature_regions (petition_id, region) {
        petition_id -> BigInt,
        region -> Text,
        signature_count -> BigInt,
    }
}

diesel::table! {
    invalidations (id) {
        id -> BigInt,
        petition_id -> BigInt,
        state -> Text,
        criteria -> Text,
        until_id -> BigInt,
        found_count -> BigInt,
        counted_count -> BigInt,
        first_at -> Nullable<Timestamp>,
        last_at -> Nullable<Timestamp>,
        becomes -> Nullable<Text>,
        reason -> Nullable<Text>,
        explanation -> Text,
        after_id -> BigInt,
        taken_count -> BigInt,
        taken_pending -> BigInt,
        made_by -> BigInt,
        made_at -> Timestamp,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        done_at -> Nullable<Timestamp>,
        undone_by -> Nullable<BigInt>,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mailings (id) {
        id -> BigInt,
        petition_id -> BigInt,
        event_key -> Text,
        template -> Text,
        params -> Text,
        until_id -> BigInt,
        after_id -> BigInt,
        queued_count -> BigInt,
        created_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    anonymisations (petition_id) {
        petition_id -> BigInt,
        after_id -> BigInt,
        signature_count -> BigInt,
        begun_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    paper_batches (id) {
        id -> BigInt,
        petition_id -> BigInt,
        state -> Text,
        sheet_count -> BigInt,
        claimed_count -> BigInt,
        region -> Text,
        collected_on -> Date,
        sample_size -> BigInt,
        sample_seed -> Text,
        valid_count -> BigInt,
        accepted_count -> BigInt,
        counted_on -> Nullable<Date>,
        submission_key -> Nullable<Text>,
        made_by -> BigInt,
        made_at -> Timestamp,
        sampled_at -> Nullable<Timestamp>,
        counted_by -> Nullable<BigInt>,
        counted_at -> Nullable<Timestamp>,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawn_why -> Text,
    }
}

diesel::table! {
    signature_days (petition_id, day) {
        petition_id -> BigInt,
        day -> Date,
        signature_count -> BigInt,
    }
}

diesel::table! {
    questions (id) {
        id -> BigInt,
        contribution_id -> BigInt,
        body_id -> BigInt,
        consultation_id -> Nullable<BigInt>,
        state -> Text,
        working_days -> BigInt,
        asked_at -> Timestamp,
        due_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
        answer_id -> Nullable<BigInt>,
        answered_by -> Nullable<BigInt>,
        official_id -> Nullable<BigInt>,
        needs_routing -> Bool,
        is_confidential -> Bool,
        follows_id -> Nullable<BigInt>,
        merged_into_id -> Nullable<BigInt>,
        extension_count -> BigInt,
        topic_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    results (id) {
        id -> BigInt,
        token -> Text,
        consultation_id -> BigInt,
        title -> Text,
        finding -> Text,
        finding_html -> Text,
        method -> Text,
        frozen -> Text,
        digest -> Text,
        state -> Text,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    decision_records (id) {
        id -> BigInt,
        token -> Text,
        consultation_id -> BigInt,
        body_id -> BigInt,
        title -> Text,
        asked -> Text,
        summary -> Text,
        summary_html -> Text,
        state -> Text,
        decided_on -> Date,
        digest -> Text,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    decision_results (decision_id, result_id) {
        decision_id -> BigInt,
        result_id -> BigInt,
    }
}

diesel::table! {
    themes (id) {
        id -> BigInt,
        decision_id -> BigInt,
        position -> BigInt,
        title -> Text,
        said -> Text,
        decided -> Text,
        why -> Text,
    }
}

diesel::table! {
    theme_contributions (theme_id, contribution_id) {
        theme_id -> BigInt,
        contribution_id -> BigInt,
    }
}

diesel::table! {
    commitments (id) {
        id -> BigInt,
        decision_id -> BigInt,
        body_id -> BigInt,
        position -> BigInt,
        text -> Text,
        due_on -> Date,
        state -> Text,
        note -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    calendars (id) {
        id -> BigInt,
        name -> Text,
        time_zone -> Text,
        weekdays -> Text,
        is_default -> Bool,
        version -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    calendar_versions (calendar_id, version) {
        calendar_id -> BigInt,
        version -> BigInt,
        weekdays -> Text,
        note -> Text,
        changed_by -> Nullable<BigInt>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    holidays (id) {
        id -> BigInt,
        calendar_id -> BigInt,
        day -> Date,
        name -> Text,
        from_version -> BigInt,
        until_version -> Nullable<BigInt>,
    }
}

diesel::table! {
    body_calendars (body_id) {
        body_id -> BigInt,
        calendar_id -> BigInt,
    }
}

diesel::table! {
    promises (id) {
        id -> BigInt,
        kind -> Text,
        subject_id -> BigInt,
        ordinal -> BigInt,
        body_id -> Nullable<BigInt>,
        calendar_id -> BigInt,
        owed_to -> Nullable<BigInt>,
        rule -> Text,
        after_pause -> Text,
        max_extensions -> BigInt,
        max_extension_days -> BigInt,
        state -> Text,
        started_at -> Timestamp,
        due_on -> Date,
        due_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        extension_count -> BigInt,
        event_count -> BigInt,
        calendar_version -> BigInt,
        was_refused -> Bool,
        reminded -> BigInt,
        remind_at -> Nullable<Timestamp>,
        nearly_after -> Nullable<BigInt>,
    }
}

diesel::table! {
    promise_events (id) {
        id -> BigInt,
        promise_id -> BigInt,
        ordinal -> BigInt,
        change -> Text,
        at -> Timestamp,
        days -> Nullable<BigInt>,
        acting_as -> Text,
        reason -> Text,
        account_id -> Nullable<BigInt>,
        due_on -> Date,
        calendar_version -> BigInt,
    }
}

diesel::table! {
    response_counts (body_id, kind, quarter_on, state, days, was_extended, was_refused) {
        body_id -> BigInt,
        kind -> Text,
        quarter_on -> Date,
        state -> Text,
        days -> BigInt,
        was_extended -> Bool,
        was_refused -> Bool,
        promise_count -> BigInt,
    }
}

diesel::table! {
    deadline_feeds (id) {
        id -> BigInt,
        account_id -> BigInt,
        body_id -> Nullable<BigInt>,
        nonce -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    question_procedures (body_id) {
        body_id -> BigInt,
        does_triage -> Bool,
        allows_confidential -> Bool,
        needs_second_reader -> Bool,
        after_clarification -> Text,
        after_transfer -> Text,
        max_extensions -> BigInt,
        max_extension_days -> BigInt,
        review_window_days -> BigInt,
        review_working_days -> BigInt,
    }
}

diesel::table! {
    question_topics (id) {
        id -> BigInt,
        body_id -> BigInt,
        name -> Text,
        words -> Text,
        official_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    official_absences (id) {
        id -> BigInt,
        official_id -> BigInt,
        from_on -> Date,
        until_on -> Date,
        substitute_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    question_turns (id) {
        id -> BigInt,
        question_id -> BigInt,
        kind -> Text,
        contribution_id -> BigInt,
        body_id -> Nullable<BigInt>,
        official_id -> Nullable<BigInt>,
        ground -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    question_transfers (id) {
        id -> BigInt,
        question_id -> BigInt,
        from_body_id -> BigInt,
        to_body_id -> BigInt,
        reason -> Text,
        account_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    question_parts (question_id, body_id) {
        question_id -> BigInt,
        body_id -> BigInt,
        invited_at -> Timestamp,
        text -> Text,
        official_id -> Nullable<BigInt>,
        given_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    question_drafts (question_id, kind) {
        question_id -> BigInt,
        kind -> Text,
        text -> Text,
        ground -> Text,
        version -> BigInt,
        saved_by -> Nullable<BigInt>,
        saved_by_name -> Text,
        saved_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        read_by -> Nullable<BigInt>,
        read_by_name -> Text,
        read_at -> Nullable<Timestamp>,
        objection -> Text,
    }
}

diesel::table! {
    question_notes (id) {
        id -> BigInt,
        question_id -> BigInt,
        account_id -> Nullable<BigInt>,
        author_name -> Text,
        text -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    answer_templates (id) {
        id -> BigInt,
        body_id -> BigInt,
        title -> Text,
        text -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    question_ratings (question_id) {
        question_id -> BigInt,
        body_id -> BigInt,
        rating -> Text,
        rated_at -> Timestamp,
    }
}

diesel::table! {
    files (id) {
        id -> BigInt,
        token -> Text,
        contribution_id -> Nullable<BigInt>,
        position -> BigInt,
        name -> Text,
        content_type -> Text,
        byte_count -> BigInt,
        sha256 -> Text,
        held_for -> Nullable<Text>,
        held_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    file_bytes (file_id) {
        file_id -> BigInt,
        bytes -> Binary,
    }
}

diesel::table! {
    inbound_mails (id) {
        id -> BigInt,
        message_key -> Text,
        body_id -> BigInt,
        email -> Text,
        email_key -> Text,
        sender_name -> Text,
        lang -> Text,
        title -> Text,
        text -> Text,
        received_at -> Timestamp,
        question_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    entered_letters (contribution_id) {
        contribution_id -> BigInt,
        body_id -> BigInt,
        entered_by -> Nullable<BigInt>,
        note -> Text,
        entered_at -> Timestamp,
    }
}

diesel::joinable!(role_grants -> accounts (account_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(api_tokens -> accounts (account_id));
diesel::joinable!(officials -> bodies (body_id));
diesel::joinable!(officials -> accounts (account_id));
diesel::joinable!(contributions -> accounts (account_id));
diesel::joinable!(contribution_versions -> contributions (contribution_id));
diesel::joinable!(edit_permits -> contributions (contribution_id));
diesel::joinable!(supports -> contributions (contribution_id));
diesel::joinable!(supports -> accounts (account_id));
diesel::joinable!(moved_posts -> topic_changes (change_id));
diesel::joinable!(moved_posts -> contributions (contribution_id));
diesel::joinable!(topic_tags -> topics (topic_id));
diesel::joinable!(topic_summaries -> topics (topic_id));
diesel::joinable!(handles -> accounts (account_id));
diesel::joinable!(ledger_private -> ledger_entries (entry_id));
diesel::joinable!(moderation_cases -> contributions (contribution_id));
diesel::joinable!(moderation_cases -> moderation_reasons (reason_id));
diesel::joinable!(moderation_cases -> accounts (decided_by));
diesel::joinable!(moderation_appeals -> moderation_cases (case_id));
diesel::joinable!(moderation_appeals -> contributions (contribution_id));
diesel::joinable!(moderation_appeals -> suspensions (suspension_id));
diesel::joinable!(moderation_claims -> accounts (account_id));
diesel::joinable!(moderation_notes -> moderation_cases (case_id));
diesel::joinable!(moderation_decisions -> moderation_cases (case_id));
diesel::joinable!(moderation_words -> moderation_reasons (reason_id));
diesel::joinable!(text_marks -> contributions (contribution_id));
diesel::joinable!(screening_signs -> contributions (contribution_id));
diesel::joinable!(screening_marks -> contributions (contribution_id));
diesel::joinable!(sweep_items -> sweeps (sweep_id));
diesel::joinable!(sweep_items -> contributions (contribution_id));
diesel::joinable!(reports -> moderation_cases (case_id));
diesel::joinable!(reports -> contributions (contribution_id));
diesel::joinable!(reports -> accounts (account_id));
diesel::joinable!(reports -> moderation_reasons (reason_id));
diesel::joinable!(follows -> accounts (account_id));
diesel::joinable!(digest_items -> accounts (account_id));
diesel::joinable!(consultations -> bodies (body_id));
diesel::joinable!(consultations -> accounts (created_by));
diesel::joinable!(documents -> consultations (consultation_id));
diesel::joinable!(document_versions -> documents (document_id));
diesel::joinable!(document_versions -> accounts (published_by));
diesel::joinable!(sections -> document_versions (version_id));
diesel::joinable!(section_lineage -> document_versions (version_id));
diesel::joinable!(document_remarks -> contributions (contribution_id));
diesel::joinable!(dispositions -> documents (document_id));
diesel::joinable!(disposition_comments -> dispositions (disposition_id));
diesel::joinable!(disposition_comments -> contributions (contribution_id));
diesel::joinable!(plain_words -> documents (document_id));
diesel::joinable!(translations -> documents (document_id));
diesel::joinable!(translation_sections -> translations (translation_id));
diesel::joinable!(document_attachments -> documents (document_id));
diesel::joinable!(document_attachments -> document_files (file_id));
diesel::joinable!(forums -> consultations (consultation_id));
diesel::joinable!(topics -> forums (forum_id));
diesel::joinable!(topics -> contributions (contribution_id));
diesel::joinable!(petitions -> contributions (contribution_id));
diesel::joinable!(search_mentions -> search_documents (document_id));
diesel::joinable!(petitions -> bodies (body_id));
diesel::joinable!(petitions -> officials (responded_by));
diesel::joinable!(signatures -> petitions (petition_id));
diesel::joinable!(signature_days -> petitions (petition_id));
diesel::joinable!(petition_events -> petitions (petition_id));
diesel::joinable!(petition_debates -> petitions (petition_id));
diesel::joinable!(petition_creators -> petitions (petition_id));
diesel::joinable!(petition_creators -> accounts (account_id));
diesel::joinable!(petitions -> petition_procedures (procedure_id));
diesel::joinable!(imported_places -> petitions (petition_id));
diesel::joinable!(signature_regions -> petitions (petition_id));
diesel::joinable!(invalidations -> petitions (petition_id));
diesel::joinable!(anonymisations -> petitions (petition_id));
diesel::joinable!(paper_batches -> petitions (petition_id));
diesel::joinable!(questions -> bodies (body_id));
diesel::joinable!(questions -> consultations (consultation_id));
diesel::joinable!(questions -> officials (answered_by));
diesel::joinable!(results -> consultations (consultation_id));
diesel::joinable!(results -> accounts (created_by));
diesel::joinable!(decision_records -> consultations (consultation_id));
diesel::joinable!(decision_records -> bodies (body_id));
diesel::joinable!(decision_records -> accounts (created_by));
diesel::joinable!(decision_results -> decision_records (decision_id));
diesel::joinable!(decision_results -> results (result_id));
diesel::joinable!(themes -> decision_records (decision_id));
diesel::joinable!(theme_contributions -> themes (theme_id));
diesel::joinable!(theme_contributions -> contributions (contribution_id));
diesel::joinable!(commitments -> decision_records (decision_id));
diesel::joinable!(commitments -> bodies (body_id));
diesel::joinable!(promise_events -> promises (promise_id));
diesel::joinable!(promises -> bodies (body_id));
diesel::joinable!(holidays -> calendars (calendar_id));
diesel::joinable!(question_turns -> questions (question_id));
diesel::joinable!(question_turns -> contributions (contribution_id));
diesel::joinable!(question_topics -> bodies (body_id));
diesel::joinable!(questions -> question_topics (topic_id));
diesel::joinable!(files -> contributions (contribution_id));
diesel::joinable!(file_bytes -> files (file_id));
diesel::joinable!(inbound_mails -> bodies (body_id));
diesel::joinable!(inbound_mails -> questions (question_id));
diesel::joinable!(entered_letters -> contributions (contribution_id));
diesel::joinable!(entered_letters -> bodies (body_id));
diesel::joinable!(entered_letters -> accounts (entered_by));

diesel::allow_tables_to_appear_in_same_query!(
    jobs,
    schedules,
    content_changes,
    mails,
    used_tokens,
    idempotency_keys,
    accounts,
    role_grants,
    sessions,
    api_tokens,
    bodies,
    officials,
    contributions,
    place_counts,
    contribution_versions,
    edit_permits,
    supports,
    topic_changes,
    moved_posts,
    topic_tags,
    topic_summaries,
    handles,
    ledger_entries,
    ledger_private,
    moderation_reasons,
    moderation_rulebook,
    moderation_cases,
    moderation_appeals,
    moderation_claims,
    suspensions,
    moderation_notes,
    moderation_decisions,
    moderation_words,
    text_marks,
    screening_signs,
    screening_marks,
    sweeps,
    sweep_items,
    reports,
    follows,
    digest_items,
    search_documents,
    search_words,
    search_mentions,
    consultations,
    documents,
    document_versions,
    sections,
    section_lineage,
    document_remarks,
    dispositions,
    disposition_comments,
    document_pictures,
    plain_words,
    glossary_terms,
    translations,
    translation_sections,
    document_files,
    document_attachments,
    forums,
    topics,
    petitions,
    signatures,
    signature_days,
    petition_procedures,
    petition_events,
    region_maps,
    petition_debates,
    petition_creators,
    imported_places,
    signature_regions,
    invalidations,
    mailings,
    anonymisations,
    paper_batches,
    questions,
    results,
    decision_records,
    decision_results,
    themes,
    theme_contributions,
    commitments,
    calendars,
    calendar_versions,
    holidays,
    body_calendars,
    promises,
    promise_events,
    response_counts,
    deadline_feeds,
    question_procedures,
    question_topics,
    official_absences,
    question_turns,
    question_transfers,
    question_parts,
    question_drafts,
    question_notes,
    answer_templates,
    question_ratings,
    files,
    file_bytes,
    inbound_mails,
    entered_letters,
);
