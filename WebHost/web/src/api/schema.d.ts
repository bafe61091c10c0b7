// Generated from docs/openapi.json by `npm run schema`. Do not edit.

export interface paths {
    "/admin/archives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Archived months of events, the latest first. */
        get: operations["ListArchives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes, newest first, filtered by actor, action, subject and time; pass next as before. */
        get: operations["ListAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recomputes the chain, at most 100,000 rows per call, and lists missing and changed rows. */
        get: operations["VerifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proofs of deletions by retention, latest first. */
        get: operations["ListDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal holds, latest first; lifted=true includes lifted ones. */
        get: operations["ListHolds"];
        put?: never;
        /** Creates a legal hold: data of that exam or student is not deleted, erased or archived. */
        post: operations["PlaceHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lifts a hold; it remains in the list. */
        delete: operations["LiftHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who left and who stayed, latest first. */
        get: operations["ListOutcomes"];
        put?: never;
        /** Adds an outcome, or replaces that of the same student and term. */
        post: operations["EnterOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/outcomes/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports outcomes from a CSV or JSON file with the columns email or student_number, term, left, observed_on; accept=good imports the valid rows even if others are wrong. */
        post: operations["ImportOutcomes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/risk/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists models with their figures, latest first. */
        get: operations["ListRiskModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/risk/models/{model_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activates a model. */
        post: operations["ActivateRiskModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/risk/models/{model_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deactivates a model, so that the rule is used. */
        post: operations["DeactivateRiskModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/risk/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Requests a model of the current outcomes; it is trained in the background. */
        post: operations["TrainRiskModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/students/{student_id}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the institution's number for a student, with an ETag. */
        get: operations["ReadStudentNumber"];
        /** Sets or clears a student's number. If-Match takes the ETag that was read; 412 when it is stale. */
        put: operations["SetStudentNumber"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, oldest first, optionally of one role; pass next as after. */
        get: operations["ListUsers"];
        put?: never;
        /** Creates an account with any role. */
        post: operations["CreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: operations["ReadUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a one-time password, shown once; ends every session and revokes the API keys. */
        post: operations["ResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends every session of the account, everywhere within 5 s. */
        delete: operations["EndSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analysis/behavior": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Returns the behaviour analysis of an ended attempt, computed now if there is none. */
        post: operations["AnalyseBehavior"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's API keys without their secrets, newest first, at most 100. */
        get: operations["ListKeys"];
        put?: never;
        /** Creates an API key with scopes and an expiry; its secret is shown once. */
        post: operations["CreateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an API key, everywhere within 5 s. */
        delete: operations["RevokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session with a password, and a code if the account has a second factor. */
        post: operations["Login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session. */
        post: operations["Logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's account. */
        get: operations["Me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the password, ends every session and opens a new one. */
        put: operations["ChangePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's profile, with an ETag: a student's integrity, mastery and risk, a teacher's department and subjects. */
        get: operations["ReadProfile"];
        /** Changes the caller's profile; If-Match holds the ETag it is based on, 412 if that is stale. */
        put: operations["ChangeProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the next session; each refresh token can be used once. */
        post: operations["Refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a student's account and opens a session. */
        post: operations["Register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends every session of the caller, everywhere within 5 s. */
        delete: operations["LogoutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns the second factor on with the first code; returns ten backup codes, shown once. */
        post: operations["ConfirmTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns the second factor off. */
        post: operations["DisableTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a secret for an authenticator app, as text and as a QR code; shown once. */
        post: operations["SetUpTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Status (ok, degraded or down), the reasons, and the state of each part; 503 when down. */
        get: operations["Health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Liveness probe: answers while the process runs. */
        get: operations["Live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readiness probe: 503 without a silo or database, with a full journal, and while stopping. */
        get: operations["Ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this process measures, in Prometheus' text format: for admins, the configured token, or this machine. */
        get: operations["Metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitor/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists all event types. */
        get: operations["ListEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitor/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts one event or a batch, for closing pages and simple clients; 202 when accepted, or with ?wait=durable 200 once stored. */
        post: operations["PostEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitor/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, newest first, filtered by source, severity, status and time. */
        get: operations["ListComponentLogs"];
        put?: never;
        /** Stores reports of components of the installation. */
        post: operations["ReportComponent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitor/logs/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statistics of reports: totals, distribution, oldest and newest. */
        get: operations["ComponentLogStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All data stored about the caller, as one JSON document. */
        get: operations["ExportMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Makes the caller's account anonymous at once and deletes the rest in the background. */
        delete: operations["EraseMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's released results and published assessments, latest first. */
        get: operations["ListOwnAssessments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the caller's attempt, live or ended. */
        get: operations["ViewAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}/answers/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Stores an answer; it is durable once the request returns. */
        put: operations["SaveAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the appeals of your own attempt with their answers, latest first. */
        get: operations["ListOwnAppeals"];
        put?: never;
        /** Appeals the latest verdict on your own attempt. */
        post: operations["MakeAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}/break": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a break and stops the clock, while the student has break time left. */
        post: operations["TakeBreak"];
        /** Ends a break; the clock continues. */
        delete: operations["EndBreak"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands in. */
        post: operations["SubmitAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/attempts/{attempt_id}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a new ticket for the monitoring client. */
        post: operations["RenewTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns running and past attempts, released results, integrity, mastery, and what to do next. */
        get: operations["ReadStudentDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/exams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists open, upcoming and taken exams, earliest opening first. */
        get: operations["ListStudentExams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/exams/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns your own attempt; with points, score, events, alerts and verdict once the results are released. */
        get: operations["ReadOwnAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/exams/{exam_id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns what an exam collects, why, and how long it is kept. */
        get: operations["ReadNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/exams/{exam_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts an attempt; the student must have agreed to the monitoring notice. */
        post: operations["StartAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's published feedback, latest first. */
        get: operations["ListOwnFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the caller's record over released results, and how it compares. */
        get: operations["ReadOwnPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/student/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the caller's risk; 403 if the institution does not show it. */
        get: operations["ReadOwnRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns an attempt's questions with keys, and its answers with points. */
        get: operations["ReadPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/appeals/{appeal_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers an appeal; only for somebody who has not judged the attempt. */
        post: operations["AnswerAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/behavior": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns time per question, time away, pastes, typing, changed answers, and a summary in words. */
        get: operations["ReadBehavior"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/behavior/narrative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Requests a language model's description of the figures; read the analysis again for the text. */
        post: operations["AskNarrative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flags a live attempt, which raises its risk. The latest flag counts; severity 0 removes it. */
        post: operations["FlagAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/grades/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Grades an answer by hand. */
        put: operations["GradeAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/monitoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the score with its breakdown, alerts, and a page of events, optionally filtered by type; the first page includes a timeline. */
        get: operations["ReadMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a note to a live attempt's events. */
        post: operations["NoteAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/second-marks/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Adds a second person's mark. */
        put: operations["MarkAgain"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists all verdicts on the attempt, latest first; the first one counts. */
        get: operations["ListVerdicts"];
        put?: never;
        /** Adds a verdict on an ended attempt; earlier verdicts stay. */
        post: operations["JudgeAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/attempts/{attempt_id}/verdicts/{verdict_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirms or overturns the latest verdict, as a second person. */
        put: operations["ReviewVerdict"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's classes, latest first; archived=true lists archived classes instead. */
        get: operations["ListClasses"];
        put?: never;
        /** Creates a class, owned by the caller. */
        post: operations["CreateClass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a class with its teachers, and an ETag. */
        get: operations["ReadClass"];
        /** Changes a class. If-Match takes the ETag that was read; 412 when it is stale. */
        put: operations["ChangeClass"];
        post?: never;
        /** Archives a class; only its owner may. */
        delete: operations["ArchiveClass"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/assessments/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports assessments of a class's members from a CSV or JSON file with the columns email or student_number, title, kind, points, max_points, held_on; accept=good imports the valid rows even if others are wrong. */
        post: operations["ImportAssessments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the students of a class. */
        get: operations["ListMembers"];
        put?: never;
        /** Adds an existing student by id, e-mail address or student number. */
        post: operations["AddMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/members/{student_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a student from a class. */
        delete: operations["RemoveMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/members/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the students of a CSV or JSON file with the column email or student_number; accept=good adds the valid rows even if others are wrong. */
        post: operations["ImportMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a teacher to a class; only its owner may. */
        post: operations["AddClassTeacher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/classes/{class_id}/teachers/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a teacher from a class: the owner anybody else, other teachers themselves. */
        delete: operations["RemoveClassTeacher"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns your exams with counts of what is live, open, to grade and to judge, and the worst alerts. */
        get: operations["ReadTeacherDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the exams on which the caller has a permission, latest opening first. */
        get: operations["ListExams"];
        put?: never;
        /** Creates a draft, owned by the caller. */
        post: operations["CreateExam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns an exam with questions and keys. */
        get: operations["ReadExam"];
        /** Changes the given version of an exam. */
        put: operations["ChangeExam"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists unresolved alerts, worst first. */
        get: operations["ListTriage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/alerts/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolves up to 200 alerts of the exam; each has its own outcome. */
        post: operations["ResolveAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/allowances/{student_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a student's accommodation, with an ETag. */
        get: operations["ReadAccommodation"];
        /** Sets a student's extra time, breaks, and exempt or scaled event types. */
        put: operations["SetAccommodation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns distributions, question statistics, reliability, alerts by kind, and flagged attempts. */
        get: operations["ReadAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the exam's appeals, unanswered ones first. */
        get: operations["ListAppeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the exam's attempts, latest start first. */
        get: operations["ListAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a draft with the same content, owned by the caller. */
        post: operations["CloneExam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes an exam: no attempt can be started any more. */
        post: operations["CloseExam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/collusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the state of the comparison, and pairs that agree beyond chance, smallest p-value first. */
        get: operations["ReadCollusion"];
        put?: never;
        /** Compares all pairs of attempts in the background; the exam must be over. Closing an exam does the same. */
        post: operations["BeginCollusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/collusion/{attempt_a}/{attempt_b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one pair with both answer sheets side by side. */
        get: operations["ReadCollusionPair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/export/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports all events of all attempts, as csv (default) or json. */
        get: operations["ExportEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/export/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports all attempts with their results, as csv (default) or json. */
        get: operations["ExportResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/flagged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the attempts that a person should look at, lowest integrity score first. */
        get: operations["ListFlagged"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the teachers' permissions on an exam. */
        get: operations["ListPermissions"];
        /** Grants or revokes a teacher's permission. */
        put: operations["SetPermission"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/permissions/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a teacher's permission. */
        delete: operations["RevokePermission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a draft, so that students can start it. */
        post: operations["PublishExam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appends a question to a draft. */
        post: operations["AddQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/questions/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a question of a draft. */
        put: operations["ChangeQuestion"];
        post?: never;
        /** Removes a question from a draft. */
        delete: operations["RemoveQuestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/questions/{question_id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Corrects an answer key, even after attempts have been made. */
        put: operations["ChangeKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/questions/from-bank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies questions of the bank to the end of a draft. */
        post: operations["TakeFromBank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/regrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Regrades all ended attempts with the current answer keys. */
        post: operations["RegradeExam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/rescorings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the exam's rescorings, latest first. */
        get: operations["ListRescorings"];
        put?: never;
        /** Computes the scores of all ended attempts under another policy; changes nothing. */
        post: operations["BeginRescoring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/rescorings/{rescoring_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a rescoring, its totals, and the attempts with the largest change first. */
        get: operations["ReadRescoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/rescorings/{rescoring_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces the attempts' scores by the computed ones; the old ones are kept. */
        post: operations["ApplyRescoring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the state of the results, and what is missing for their release. */
        get: operations["ReadResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/results/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists requests to change published results. */
        get: operations["ListResultChanges"];
        put?: never;
        /** Requests a change of published results. */
        post: operations["RequestResultChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/results/changes/{change_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves or rejects a change request, as a second person. */
        post: operations["DecideResultChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/results/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freezes the results: they can no longer change. */
        post: operations["FreezeResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/results/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the results to the students. */
        post: operations["PublishResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Moves the window of an exam that has not opened. */
        put: operations["ScheduleExam"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/exams/{exam_id}/second-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists answers with two marks, disagreements first. */
        get: operations["ListSecondMarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/high-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exams with recent warnings or critical alerts, worst first. */
        get: operations["ListHighRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's and shared questions. */
        get: operations["ListBank"];
        put?: never;
        /** Adds a question, owned by the caller. */
        post: operations["AddToBank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the latest version of a question. */
        get: operations["ReadBankQuestion"];
        /** Adds the next version of a question; exams keep the version they copied. */
        put: operations["ChangeBankQuestion"];
        post?: never;
        /** Removes a question from the bank; exams keep their copies. */
        delete: operations["RemoveBankQuestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/{question_id}/calibrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Computes facility, discrimination and difficulty from answers. */
        post: operations["CalibrateBankQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/{question_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the versions of a question, latest first. */
        get: operations["ListBankVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports questions as CSV, JSON, GIFT or Moodle XML. */
        get: operations["ExportQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports a file of questions: CSV, JSON, GIFT or Moodle XML. */
        post: operations["ImportQuestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/questions/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds questions that resemble a text. */
        post: operations["FindSimilar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's students whose name or address contains the text, and the student with exactly that address, at most 20. */
        get: operations["FindStudents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a student's attempts at your exams, and mastery by subject. */
        get: operations["ReadStudent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the audit log entries about a student, newest first. */
        get: operations["ListStudentActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists released results of Veritas' exams and other assessments, latest first. */
        get: operations["ListAssessments"];
        put?: never;
        /** Adds an assessment made outside Veritas, as a draft or published. */
        post: operations["EnterAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/assessments/{assessment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one assessment, with an ETag. */
        get: operations["ReadAssessment"];
        /** Changes or publishes an assessment. If-Match takes the ETag that was read; 412 when it is stale. */
        put: operations["ChangeAssessment"];
        post?: never;
        /** Deletes an assessment. */
        delete: operations["RemoveAssessment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists published feedback and the caller's drafts, latest first. */
        get: operations["ListFeedback"];
        put?: never;
        /** Adds feedback, as a draft or published. */
        post: operations["WriteFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/feedback/{feedback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one feedback, with an ETag. */
        get: operations["ReadFeedback"];
        /** Changes or publishes a draft. If-Match takes the ETag that was read; 412 when it is stale. */
        put: operations["ChangeFeedback"];
        post?: never;
        /** Deletes feedback, even published. */
        delete: operations["RemoveFeedback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a student's record over released results, compared with the caller's classes. */
        get: operations["ReadPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher/students/{student_id}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a student's risk of dropping out, with the contribution of each feature. */
        get: operations["ReadRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A student's accommodation for one exam. It also changes the scoring, which the breakdown shows. */
        Accommodation: {
            /**
             * Format: int32
             * @description Total break time, during which the clock is stopped, 0 to 86,400.
             */
            break_s: number;
            /** @description Event types that are recorded but do not count. */
            exempt: string[];
            /**
             * Format: int32
             * @description Added to the duration, 0 or more.
             */
            extra_s: number;
            /**
             * Format: double
             * @description Multiplies the duration, 1 to 4, before the extra seconds are added.
             */
            factor: number;
            /** @description Factors of 0 to 1 for a type's effect, by type name. */
            scale: {
                [key: string]: number;
            };
        };
        /** @description One alert. */
        Alert: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description Set when resolved. */
            comment?: null | string;
            /** @description The events that caused it, at most 32. */
            event_seqs: number[];
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: date-time
             * @description When it was acknowledged or resolved last.
             */
            handled_at?: null | string;
            /**
             * Format: uuid
             * @description The person who acknowledged or resolved it last.
             */
            handled_by?: null | string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: double
             * @description At the time of the alert.
             */
            integrity_score: number;
            /** @description Stable name: `band.warning`, `event.face.multiple`, `pattern.hidden_paste`, `connection.lost`. */
            kind: string;
            /** @description Severity. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: int64
             * @description Its number in the room's order, which only increases; 0 until the room has numbered it.
             * @default 0
             */
            no?: number;
            /**
             * Format: date-time
             * @description Server time.
             */
            raised_at: string;
            /**
             * Format: double
             * @description At the time of the alert.
             */
            risk: number;
            /** @description For the teacher; does not name the student. */
            sentence: string;
            /** @description State of the triage. */
            state?: components["schemas"]["AlertState"];
            verdict?: null | components["schemas"]["Verdict"];
        };
        /** @description Alerts of one kind. */
        AlertFigures: {
            /**
             * Format: int32
             * @description Acknowledged, not resolved.
             */
            acknowledged: number;
            /**
             * Format: int32
             * @description Resolved as cleared.
             */
            cleared: number;
            /** @description Stable name. */
            kind: string;
            /** @description Its level. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: int32
             * @description Neither acknowledged nor resolved.
             */
            open: number;
            /**
             * Format: int32
             * @description Resolved as suspicious.
             */
            suspicious: number;
            /**
             * Format: int32
             * @description Resolved as a violation.
             */
            violation: number;
        };
        /**
         * @description Severity of an alert.
         * @enum {unknown}
         */
        AlertLevel: "technical" | "notice" | "warning" | "critical";
        /**
         * @description State of an alert's triage.
         * @default open
         * @enum {unknown}
         */
        AlertState: "open" | "acknowledged" | "resolved";
        /** @description A saved answer. */
        Answer: {
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /**
             * Format: int32
             * @description From 1; the highest revision counts.
             */
            revision: number;
            /**
             * Format: date-time
             * @description When it was stored.
             */
            saved_at: string;
            /** @description JSON by the question's kind. */
            value: components["schemas"]["RawJson"];
        };
        AnswerKeyBody: {
            key: components["schemas"]["RawJson"];
        };
        /** @description An API key with which a program acts for its owner. The secret is shown once and never stored. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute; null when it was never used.
             */
            last_used_at: null | string;
            /** @description 1 to 100 characters. */
            name: string;
            /** @description The first characters of the key, to tell keys apart. */
            prefix: string;
            /**
             * Format: date-time
             * @description When it was revoked; else null.
             */
            revoked_at: null | string;
            /** @description What the key may do, such as `teacher:read`. */
            scopes: string[];
        };
        /** @description A student's appeal of the verdict on an attempt. */
        Appeal: {
            answer: null | components["schemas"]["AppealAnswer"];
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            made_at: string;
            /** @description The student's reasons. */
            text: string;
            /**
             * Format: uuid
             * @description The appealed verdict; each can be appealed once.
             */
            verdict_id: string;
        };
        /** @description The answer to an appeal. */
        AppealAnswer: {
            /**
             * Format: date-time
             * @description When it was answered.
             */
            answered_at: string;
            /**
             * Format: uuid
             * @description Neither the judging nor the reviewing person.
             */
            answered_by: string;
            /** @description The reason. */
            text: string;
            /** @description Counts from now on: the same verdict upholds the old one, a different one replaces it. */
            verdict: components["schemas"]["Verdict"];
        };
        AppealAnswerBody: {
            text: string;
            verdict: components["schemas"]["Verdict"];
        };
        AppealBody: {
            text: string;
        };
        /**
         * @description Progress of an archive.
         * @enum {unknown}
         */
        ArchiveState: "detached" | "exported" | "archived";
        /** @description An assessment of a student. */
        Assessment: {
            author: null | components["schemas"]["Person"];
            /**
             * Format: date
             * @description Date; for a result in Veritas the UTC date on which the attempt ended.
             */
            held_on: string;
            /**
             * Format: uuid
             * @description UUIDv7; for a result in Veritas the attempt's id.
             */
            id: string;
            /** @description What was graded. */
            kind: components["schemas"]["AssessmentKind"];
            /**
             * Format: double
             * @description Possible.
             */
            max_points: number;
            /**
             * Format: double
             * @description 0 to 100.
             */
            percent: number;
            /**
             * Format: double
             * @description Earned.
             */
            points: number;
            /** @description Where it comes from. */
            source: components["schemas"]["AssessmentSource"];
            /** @description Draft or published; results in Veritas are always published. */
            state: components["schemas"]["PublishState"];
            /**
             * Format: uuid
             * @description The student.
             */
            student_id: string;
            /** @description Its title; for a result in Veritas the exam's. */
            title: string;
            /**
             * Format: int32
             * @description Incremented with each change, and the ETag; 0 for a result in Veritas.
             */
            version: number;
        };
        AssessmentBody: {
            /** Format: date */
            held_on: string;
            kind: components["schemas"]["AssessmentKind"];
            /** Format: double */
            max_points: number;
            /** Format: double */
            points: number;
            state?: components["schemas"]["PublishState"];
            title: string;
        };
        /**
         * @description What was graded.
         * @enum {unknown}
         */
        AssessmentKind: "exam" | "test" | "homework" | "project" | "oral" | "practical" | "other";
        /**
         * @description Where an assessment comes from.
         * @enum {unknown}
         */
        AssessmentSource: "veritas" | "entered" | "imported";
        /** @description One attempt as the room shows it; the newest card of an attempt counts. */
        AttemptCard: {
            /**
             * Format: date-time
             * @description Time of this state.
             */
            at: string;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description `none`, `notice`, `warning`, `critical`. */
            band: string;
            /** @description Whether a client's socket is open. */
            connected: boolean;
            /**
             * Format: date-time
             * @description When it ends.
             */
            deadline: string;
            /**
             * Format: int64
             * @description Number of recorded events.
             */
            events: number;
            /** @description Whether the student is asking for the teacher. */
            hand_raised: boolean;
            /**
             * Format: double
             * @description 0 to 100.
             */
            integrity_score: number;
            /** @description Whether a teacher has locked the page. */
            locked: boolean;
            /**
             * Format: double
             * @description 0 to 100 at At.
             */
            risk: number;
            /**
             * Format: date-time
             * @description When it started.
             */
            started_at: string;
            /** @description Its status. */
            status: components["schemas"]["AttemptStatus"];
            /**
             * Format: uuid
             * @description Its student.
             */
            student_id: string;
            /** @description For teachers. Empty in reports from attempts; the room fills it in. */
            student_name: string;
            /** @description Event types that the student's browser cannot detect. */
            unsupported: string[];
        };
        /** @description The points of an attempt. */
        AttemptGrade: {
            /**
             * Format: double
             * @description Possible.
             */
            max_points: number;
            /** @description Null while answers are to be graded. */
            passed: null | boolean;
            /**
             * Format: double
             * @description 0 to 100.
             */
            percent: number;
            /**
             * Format: double
             * @description Earned.
             */
            points: number;
            /**
             * Format: int32
             * @description Number of answers to be graded by a teacher.
             */
            to_grade: number;
        };
        /** @description An attempt in a teacher's list. */
        AttemptListItem: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description As last stored. */
            band: string;
            /**
             * Format: date-time
             * @description Null while live.
             */
            ended_at: null | string;
            grade: null | components["schemas"]["AttemptGrade"];
            /**
             * Format: double
             * @description 0 to 100, as last stored.
             */
            integrity_score: number;
            /**
             * Format: double
             * @description 0 to 100, as last stored.
             */
            risk: number;
            /**
             * Format: date-time
             * @description When it started.
             */
            started_at: string;
            /** @description Its status. */
            status: components["schemas"]["AttemptStatus"];
            /** @description Its student. */
            student: components["schemas"]["Person"];
        };
        /** @description A page of attempts. */
        AttemptPage: {
            /** @description Latest start first. */
            items: components["schemas"]["AttemptListItem"][];
            /**
             * Format: uuid
             * @description Cursor of the next page; null on the last one.
             */
            next: null | string;
        };
        /** @description An attempt with its questions and answers, for grading. */
        AttemptPaper: {
            /** @description As saved. */
            answers: components["schemas"]["GradedAnswer"][];
            /** @description The attempt. */
            attempt: components["schemas"]["AttemptListItem"];
            /** @description Why a teacher terminated it; else null. */
            end_reason: null | string;
            /**
             * Format: uuid
             * @description Its exam.
             */
            exam_id: string;
            /** @description With keys. */
            questions: components["schemas"]["Question"][];
            /** @description The exam's title. */
            title: string;
        };
        /** @description A question as a student sees it, without its key. */
        AttemptQuestion: {
            /**
             * Format: uuid
             * @description The question.
             */
            id: string;
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            options: null | components["schemas"]["RawJson"];
            /**
             * Format: double
             * @description Points for a complete answer.
             */
            points: number;
            /**
             * Format: int32
             * @description From 1.
             */
            position: number;
            /** @description The section it belongs to, or null. */
            section?: null | string;
            /** @description The question. */
            text: string;
        };
        AttemptSession: {
            answers: components["schemas"]["Answer"][];
            /** Format: uuid */
            attempt_id: string;
            /** Format: date-time */
            deadline: string;
            end_reason: null | string;
            /** Format: uuid */
            exam_id: string;
            grade: null | components["schemas"]["AttemptGrade"];
            locked: boolean;
            monitor: null | components["schemas"]["MonitorTicket"];
            questions: components["schemas"]["AttemptQuestion"][];
            require_fullscreen: boolean;
            sections: components["schemas"]["ExamSection"][];
            /** Format: date-time */
            server_time: string;
            /** Format: date-time */
            started_at: string;
            status: components["schemas"]["AttemptStatus"];
            title: string;
        };
        /**
         * @description The status of an attempt. The transitions are in `attempt_transitions` (sql) and `AttemptTransitions`.
         * @enum {unknown}
         */
        AttemptStatus: "in_progress" | "paused" | "submitted" | "expired" | "abandoned" | "terminated";
        /** @description A verdict on an attempt. The latest one counts, with the verdict of its review if it has one. */
        AttemptVerdict: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description The reason. */
            comment: string;
            /** @description The verdict of the review if there is one, else the first. */
            counts: components["schemas"]["Verdict"];
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            judged_at: string;
            /**
             * Format: uuid
             * @description The judging person.
             */
            judged_by: string;
            review: null | components["schemas"]["VerdictReview"];
            /** @description The first person's finding. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description A row that was tampered with. */
        AuditFault: {
            /** @description `missing`, `changed`, or `unlinked`: it does not follow the previous row. */
            fault: string;
            /**
             * Format: int64
             * @description Its number.
             */
            seq: number;
        };
        /** @description A page, newest first. */
        AuditPage: {
            /** @description The rows. */
            items: components["schemas"]["AuditRow"][];
            /**
             * Format: int64
             * @description The `before` of the next page; null at the end.
             */
            next: null | number;
        };
        /** @description A row of the audit log. */
        AuditRow: {
            /** @description Route or hub call. */
            action: string;
            /**
             * Format: uuid
             * @description The user; null when not signed in.
             */
            actor_id: null | string;
            /** @description The role at that time. */
            actor_role: null | string;
            /** @description Network address, shortened to /24 or /48. */
            address: string;
            after: null | components["schemas"]["RawJson"];
            /**
             * Format: date-time
             * @description When the change was requested.
             */
            at: string;
            before: null | components["schemas"]["RawJson"];
            detail: null | components["schemas"]["RawJson"];
            /** @description SHA-256 over this row and the hash of the previous one, hex. */
            hash: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: uuid
             * @description The API key that was used; else null.
             */
            key_id: null | string;
            /**
             * Format: uuid
             * @description The part of the resource.
             */
            part_id: null | string;
            /** @description The request's id in errors and logs. */
            request_id: string;
            /**
             * Format: int64
             * @description Its number, from 1 without gaps.
             */
            seq: number;
            /**
             * Format: int32
             * @description HTTP status; 0 when the outcome is unknown.
             */
            status: number;
            /** @description Kind of the resource. */
            subject: string;
            /**
             * Format: uuid
             * @description The resource.
             */
            subject_id: null | string;
        };
        /** @description The result of a verification of the chain. */
        AuditVerdict: {
            /** @description The first 100. */
            faults: components["schemas"]["AuditFault"][];
            /** @description Its hash. A copy stored elsewhere proves later that the whole chain was not rewritten. */
            head_hash: string;
            /**
             * Format: int64
             * @description Number of the last row.
             */
            head_seq: number;
            /** @description No fault in the verified rows. */
            intact: boolean;
            /**
             * Format: int64
             * @description The `after` of the next call; null when the end was reached.
             */
            next: null | number;
            /**
             * Format: int64
             * @description How many rows were verified.
             */
            rows: number;
        };
        BackupCodes: {
            codes: string[];
        };
        BankBody: {
            /** Format: double */
            difficulty?: null | number;
            key?: unknown;
            kind: components["schemas"]["QuestionKind"];
            options?: unknown;
            /** Format: double */
            points: number;
            rubric?: null | components["schemas"]["Criterion"][];
            /** @default false */
            shared?: boolean;
            tags?: null | string[];
            text: string;
        };
        /** @description A page of the bank. */
        BankPage: {
            /** @description By id, which is the order of creation. */
            items: components["schemas"]["BankQuestion"][];
            /**
             * Format: uuid
             * @description The next page begins after this id; null on the last page.
             */
            next: null | string;
        };
        /** @description A question of the bank. */
        BankQuestion: {
            /**
             * Format: double
             * @description 0 to 1; null when unknown.
             */
            difficulty: null | number;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            key: null | components["schemas"]["RawJson"];
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            options: null | components["schemas"]["RawJson"];
            /**
             * Format: uuid
             * @description The teacher who added it.
             */
            owner_id: string;
            /**
             * Format: double
             * @description Greater than 0, at most 1,000.
             */
            points: number;
            /** @description Null when there is none. */
            rubric: null | components["schemas"]["Criterion"][];
            /** @description Other teachers see and use it. */
            shared: boolean;
            statistics: null | components["schemas"]["QuestionStatistics"];
            /** @description Without duplicates. */
            tags: string[];
            /** @description The question. */
            text: string;
            /**
             * Format: int32
             * @description From 1; incremented with each change. Old versions are kept.
             */
            version: number;
        };
        /** @description How an ended attempt was taken, from its events and answers. Evidence for people; it changes no score. */
        BehaviorAnalysis: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: date-time
             * @description When it was computed.
             */
            computed_at: string;
            /** @description The numbers. */
            figures: components["schemas"]["BehaviorFigures"];
            narrative: null | components["schemas"]["BehaviorNarrative"];
            /** @description The figures in sentences. */
            summary: string;
            /**
             * Format: int32
             * @description Version of the analysis rules.
             */
            version: number;
        };
        BehaviorBody: {
            /** Format: uuid */
            attempt_id: string;
            /** @default false */
            force?: boolean;
        };
        /** @description The figures of an analysis. */
        BehaviorFigures: {
            /** @description Changed answers. */
            changes: components["schemas"]["ChangeFigures"];
            /** @description Time away from the exam's page. */
            focus: components["schemas"]["FocusFigures"];
            /** @description Pasted text. */
            paste: components["schemas"]["PasteFigures"];
            /** @description In the exam's order. */
            questions: components["schemas"]["QuestionTime"][];
            /** @description Typing compared with the student's own earlier attempts. */
            rhythm: components["schemas"]["RhythmFigures"];
            /**
             * Format: int32
             * @description From the start to the end.
             */
            seconds: number;
        };
        /** @description A language model's description of the figures. It receives only them: no name, id, answer or score. */
        BehaviorNarrative: {
            /**
             * Format: date-time
             * @description When the state was entered.
             */
            at: string;
            /** @description Name of the model; null until available. */
            model: null | string;
            /** @description Progress. */
            state: components["schemas"]["NarrativeState"];
            /** @description At most 8,000 characters; null until available. */
            text: null | string;
        };
        /** @description Outcomes that a model predicted with a probability in this range. */
        CalibrationBin: {
            /**
             * Format: double
             * @description Least probability of the bin.
             */
            from: number;
            /**
             * Format: double
             * @description The share of students who left; null without any.
             */
            left: null | number;
            /**
             * Format: int32
             * @description Number of outcomes.
             */
            outcomes: number;
            /**
             * Format: double
             * @description Their mean probability; null without any.
             */
            predicted: null | number;
            /**
             * Format: double
             * @description Upper end of the bin.
             */
            to: number;
        };
        /** @description How one category saturates: penalty = cap * (1 - exp(-exposure / scale)). */
        CategoryRule: {
            /**
             * Format: double
             * @description 0 to 100: the maximum that this category can subtract from the score.
             */
            cap: number;
            /**
             * Format: double
             * @description Greater than 0: the exposure at which 63 % of the cap is reached.
             */
            scale: number;
        };
        /** @description The contribution of a category. */
        CategoryScore: {
            /** @description Its name. */
            category: string;
            /**
             * Format: double
             * @description Sum of the effects of its events.
             */
            exposure: number;
            /**
             * Format: double
             * @description 0 to its cap: the points it subtracts from the score.
             */
            penalty: number;
            /** @description The types with recorded events. */
            types: components["schemas"]["TypeScore"][];
        };
        ChangeBody: {
            /** Format: uuid */
            attempt_id?: null | string;
            key?: unknown;
            /** Format: double */
            points?: null | number;
            /** Format: uuid */
            question_id: string;
            reason: string;
        };
        /** @description A change of published results to request: the points of one answer, or the key of a question. */
        ChangeDraft: {
            /**
             * Format: uuid
             * @description With Points: the attempt.
             */
            attempt_id: null | string;
            key: null | components["schemas"]["RawJson"];
            /**
             * Format: double
             * @description 0 to the question's points; null for a change of the key.
             */
            points: null | number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /** @description 1 to 2,000 characters. */
            reason: string;
        };
        /** @description Changed choices. */
        ChangeFigures: {
            /**
             * Format: int32
             * @description Within 30 s after an absence of 5 s or more.
             */
            after_away: number;
            /**
             * Format: int32
             * @description Total number.
             */
            changes: number;
            /**
             * Format: int32
             * @description In the last tenth of the attempt.
             */
            late: number;
            /**
             * Format: int32
             * @description The most of these within one minute.
             */
            late_burst: number;
            /**
             * Format: int32
             * @description Number of questions with a change.
             */
            questions: number;
        };
        /**
         * @description The state of a request to change published results.
         * @enum {unknown}
         */
        ChangeState: "open" | "approved" | "rejected";
        ClassBody: {
            description?: null | string;
            name: string;
            term?: null | string;
        };
        /** @description A student of a class. */
        ClassMember: {
            /**
             * Format: date-time
             * @description When the student was added.
             */
            added_at: string;
            /** @description To tell people of the same name apart. */
            email: string;
            /** @description Who. */
            student: components["schemas"]["Person"];
            /** @description The institution's number for the student; null when none was entered. */
            student_number: null | string;
        };
        /** @description A teacher of a class. */
        ClassTeacher: {
            /** @description May archive the class and manage its teachers; there is one. */
            owner: boolean;
            /** @description Who. */
            teacher: components["schemas"]["Person"];
        };
        ClassTeacherBody: {
            email: string;
        };
        CloneBody: {
            /** Format: date-time */
            closes_at?: null | string;
            /** Format: date-time */
            opens_at?: null | string;
            title?: null | string;
        };
        Collected: {
            meaning: string;
            source: string;
            type: string;
        };
        /** @description A comparison and a page of its pairs. */
        CollusionPage: {
            /** @description Smallest p-value first. */
            items: components["schemas"]["CollusionPair"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
            run: null | components["schemas"]["CollusionRun"];
        };
        /** @description Two attempts whose wrong answers agree beyond chance. Evidence for people, not a verdict. */
        CollusionPair: {
            /**
             * Format: uuid
             * @description The attempt with the smaller id.
             */
            attempt_a: string;
            /**
             * Format: uuid
             * @description The other attempt.
             */
            attempt_b: string;
            /**
             * Format: int32
             * @description Questions that both answered wrong.
             */
            both_wrong: number;
            /**
             * Format: int32
             * @description Same answers saved within 30 s of each other.
             */
            close_answers: number;
            /**
             * Format: double
             * @description Expected by chance, given the answers of the class.
             */
            expected: number;
            /**
             * Format: double
             * @description Median of b's time minus a's over same answers, in seconds; positive if b follows.
             */
            lag_s: null | number;
            /**
             * Format: double
             * @description Probability of as many or more by chance.
             */
            p_value: number;
            /**
             * Format: double
             * @description Corrected for all tested pairs (Benjamini and Hochberg); kept up to 0.05.
             */
            q_value: number;
            /**
             * Format: int32
             * @description Questions that both answered right; no evidence by itself.
             */
            same_right: number;
            /**
             * Format: int32
             * @description Those with the same answer.
             */
            same_wrong: number;
            /** @description Its student. */
            student_a: components["schemas"]["Person"];
            /** @description Its student. */
            student_b: components["schemas"]["Person"];
            /**
             * Format: double
             * @description Correlation of times per question, relative to the class; null for under 8.
             */
            time_correlation: null | number;
        };
        /** @description A comparison of all pairs of an exam's attempts; the latest attempt of each student. */
        CollusionRun: {
            /**
             * Format: date-time
             * @description When it was requested.
             */
            asked_at: string;
            /**
             * Format: uuid
             * @description Null if closing the exam requested it.
             */
            asked_by: null | string;
            /**
             * Format: int32
             * @description Number of compared attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description Null while waiting.
             */
            computed_at: null | string;
            /**
             * Format: uuid
             * @description Different for each comparison.
             */
            id: string;
            /**
             * Format: int32
             * @description Pairs that agree beyond chance, at most 1,000.
             */
            kept: number;
            /** @description Progress. */
            state: components["schemas"]["CollusionState"];
            /**
             * Format: int32
             * @description Pairs with 4 or more questions that both answered wrong: the number of tests.
             */
            tested: number;
            /**
             * Format: int32
             * @description Version of the method.
             */
            version: number;
        };
        /** @description A pair and both answer sheets. */
        CollusionSheets: {
            /** @description The figures. */
            pair: components["schemas"]["CollusionPair"];
            /** @description In the exam's order. */
            questions: components["schemas"]["SheetQuestion"][];
        };
        /**
         * @description State of a comparison of an exam's answers.
         * @enum {unknown}
         */
        CollusionState: "waiting" | "ready" | "failed";
        /** @description A stored report. */
        ComponentLog: {
            /**
             * Format: uuid
             * @description UUIDv7, ordered by the time of receipt.
             */
            id: string;
            /**
             * Format: date-time
             * @description Server time.
             */
            received_at: string;
            /** @description The report; `at` is set. */
            report: components["schemas"]["ComponentReport"];
            /**
             * Format: uuid
             * @description The user whose token or key was used.
             */
            reported_by: string;
        };
        /** @description A page of reports. */
        ComponentLogPage: {
            /** @description Newest first. */
            items: components["schemas"]["ComponentLog"][];
            /**
             * Format: uuid
             * @description The `before` of the next page; null at the end.
             */
            next: null | string;
        };
        /** @description Statistics of reports. */
        ComponentLogStatistics: {
            /** @description Number by severity. */
            by_severity: components["schemas"]["NamedCount"][];
            /** @description Number by source, for the 50 sources with the most. */
            by_source: components["schemas"]["NamedCount"][];
            /** @description Number by status. */
            by_status: components["schemas"]["NamedCount"][];
            /**
             * Format: date-time
             * @description When the newest was received; null when there is none.
             */
            newest_at: null | string;
            /**
             * Format: date-time
             * @description When the oldest was received; null when there is none.
             */
            oldest_at: null | string;
            /**
             * Format: int64
             * @description Number of reports.
             */
            total: number;
        };
        /** @description A report of a component. May contain ids and counts, but no names, answers or addresses of people. */
        ComponentReport: {
            /**
             * Format: date-time
             * @description When it happened, from a year ago to five minutes ahead; null means the time of receipt.
             */
            at?: null | string;
            /** @description A JSON object of at most 8,192 bytes, or null. */
            data?: unknown;
            /** @description 1 to 2,000 characters. */
            message: string;
            /** @description The severity. */
            severity: components["schemas"]["LogSeverity"];
            /** @description The component: 1 to 100 of a-z, 0-9, dot, dash, underscore, such as `backup` or `proxy.eu-1`. */
            source: string;
            /** @description The status of the component. */
            status: components["schemas"]["ComponentStatus"];
        };
        /**
         * @description The status of the reporting component.
         * @enum {unknown}
         */
        ComponentStatus: "ok" | "degraded" | "failed";
        Criterion: {
            id: string;
            /** Format: double */
            points: number;
            text: string;
        };
        DecisionBody: {
            approve: boolean;
            comment?: null | string;
        };
        /** @description Proof of a batch deleted by retention. */
        DeletionRecord: {
            /**
             * Format: int32
             * @description Number of attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was deleted.
             */
            deleted_at: string;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: date-time
             * @description The earliest start of these attempts.
             */
            first_started: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /** @description SHA-256, in hex, of the attempts' ids in order, as text, joined by a line feed. */
            ids_sha256: string;
            /**
             * Format: date-time
             * @description The latest start of these attempts.
             */
            last_started: string;
            /**
             * Format: int32
             * @description The value of the setting, in days from the exam's end.
             */
            retention_days: number;
            /** @description Rows deleted, by table. */
            rows: {
                [key: string]: number;
            };
            /** @description The setting of the exam that required it: `policy.retention_days`. */
            setting: string;
        };
        /** @description The distribution of a number over attempts. */
        Distribution: {
            /** @description Twenty counts of bins five wide, from 0; the last bin has no upper bound. */
            bins: number[];
            /**
             * Format: int32
             * @description Number of attempts.
             */
            count: number;
            /**
             * Format: double
             * @description Standard deviation of the population; null with fewer than two attempts.
             */
            deviation: null | number;
            /**
             * Format: double
             * @description Null without attempts.
             */
            mean: null | number;
            /**
             * Format: double
             * @description Accurate to the width of a bin; null without attempts.
             */
            median: null | number;
        };
        ErasureBody: {
            code?: null | string;
            password: string;
        };
        /** @description A month that was detached from the table of events. */
        EventArchive: {
            /**
             * Format: date-time
             * @description When its table was dropped.
             */
            archived_at: null | string;
            /**
             * Format: date-time
             * @description When it was detached.
             */
            begun_at: string;
            /**
             * Format: int64
             * @description Size of the file.
             */
            bytes: null | number;
            /**
             * Format: int64
             * @description Number of events in the file.
             */
            events: null | number;
            /** @description Name of the file in the archive directory; null until it is written. */
            file: null | string;
            /**
             * Format: date
             * @description The first day of the month; attempts belong to the day they started on.
             */
            first_day: string;
            /** @description Name of its former partition. */
            name: string;
            /** @description SHA-256 of the file, in hex, as `sha256sum` prints it. */
            sha256: null | string;
            /** @description Progress of the archive. */
            state: components["schemas"]["ArchiveState"];
            /**
             * Format: date
             * @description The day after the last day.
             */
            until_day: string;
        };
        EventBody: {
            /** Format: date-time */
            at: string;
            data?: unknown;
            /** Format: int32 */
            ms?: null | number;
            type: string;
        };
        EventsBody: {
            /** Format: date-time */
            at?: null | string;
            /** Format: uuid */
            attempt_id?: null | string;
            data?: unknown;
            events?: null | components["schemas"]["EventBody"][];
            /** Format: int32 */
            ms?: null | number;
            /** Format: int64 */
            seq: number;
            type?: null | string;
        };
        /**
         * @description Whether an event is instant or has a duration.
         * @enum {unknown}
         */
        EventShape: "instant" | "interval";
        EventTypeView: {
            category: string;
            /** Format: double */
            cooldown_s: null | number;
            /** Format: double */
            grace_s: number;
            /** Format: double */
            half_life_min: null | number;
            meaning: string;
            name: string;
            /** Format: int32 */
            severity: number;
            shape: components["schemas"]["EventShape"];
            source: string;
            /** Format: double */
            weight: number;
        };
        /** @description A recorded event as a teacher sees it. */
        EventView: {
            /**
             * Format: int64
             * @description For server events: the client event they follow.
             */
            after_seq: null | number;
            /**
             * Format: date-time
             * @description When it started.
             */
            at: string;
            data: null | components["schemas"]["RawJson"];
            /**
             * Format: int32
             * @description Its duration in milliseconds.
             */
            ms: number;
            /**
             * Format: date-time
             * @description When the server received it.
             */
            received_at: string;
            /**
             * Format: int64
             * @description Positive for the client's events, negative for those of the server.
             */
            seq: number;
            /** @description Its type. */
            type: string;
        };
        /** @description An exam as its teachers see it. */
        Exam: {
            /**
             * Format: date-time
             * @description End of its window.
             */
            closes_at: string;
            /** @description Shown to students. */
            description: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            duration_s: number;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description Start of its window.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description The asking teacher's permission. */
            permission: components["schemas"]["ExamPermission"];
            /** @description What is collected and how it is scored. */
            policy: components["schemas"]["MonitoringPolicy"];
            /** @description In order, with keys. */
            questions: components["schemas"]["Question"][];
            /** @description How it is taken. */
            settings: components["schemas"]["ExamSettings"];
            /** @description Its status. */
            status: components["schemas"]["ExamStatus"];
            /** @description Shown to students. */
            subject: string;
            /** @description Shown to students. */
            title: string;
            /**
             * Format: int32
             * @description Incremented with each change, and the ETag.
             */
            version: number;
        };
        /**
         * @description Statistics of an exam. They are maintained incrementally, so reading them costs the same for ten attempts and for a
         *     million; `docs/analysis.md` has the formulas.
         */
        ExamAnalytics: {
            /** @description By kind, highest level first. */
            alerts: components["schemas"]["AlertFigures"][];
            /**
             * Format: double
             * @description Cronbach's alpha over graded attempts, at most 1; null if undefined.
             */
            alpha: null | number;
            /**
             * Format: int32
             * @description All attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When the last change was counted; null without attempts.
             */
            counted_at: null | string;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description Attempts that a person should look at.
             */
            flagged: number;
            /** @description Integrity scores of ended attempts, 0 to 100. */
            integrity: components["schemas"]["Distribution"];
            /** @description Duration of ended attempts. */
            minutes: components["schemas"]["Distribution"];
            /**
             * Format: int32
             * @description Graded attempts at or above the pass mark.
             */
            passed: number;
            /** @description Scores of graded attempts, 0 to 100. */
            percent: components["schemas"]["Distribution"];
            /** @description In order. */
            questions: components["schemas"]["QuestionAnalytics"][];
            /** @description Attempts by status. */
            statuses: components["schemas"]["TallyCount"][];
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Attempts with answers to be graded by a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged attempts that have ended and have no verdict.
             */
            to_judge: number;
            /** @description Attempts by verdict. */
            verdicts: components["schemas"]["TallyCount"][];
            /** @description Flagged attempts with the lowest scores, at most 10; empty without proctor permission. */
            worst: components["schemas"]["FlaggedAttempt"][];
        };
        ExamBody: {
            /** Format: date-time */
            closes_at: string;
            description?: null | string;
            /** Format: int32 */
            duration_s: number;
            /** Format: date-time */
            opens_at: string;
            /** Format: double */
            pass_mark: number;
            policy?: null | components["schemas"]["MonitoringPolicy"];
            settings?: null | components["schemas"]["SettingsBody"];
            subject: string;
            title: string;
        };
        /**
         * @description What a teacher may do with an exam; a higher level includes the lower ones.
         * @enum {unknown}
         */
        ExamPermission: "none" | "view" | "proctor" | "grade" | "edit" | "own";
        /** @description The state of an exam's results. */
        ExamResults: {
            /**
             * Format: int32
             * @description Number of ended attempts.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Number of answers whose two marks do not agree.
             */
            disagreements: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description Number of live attempts.
             */
            live: number;
            /**
             * Format: int32
             * @description Number of undecided requests for changes.
             */
            open_changes: number;
            /** @description When students see them. */
            release: components["schemas"]["ResultRelease"];
            /** @description Their status. */
            status: components["schemas"]["ResultsStatus"];
            /**
             * Format: int32
             * @description Number of answers to be graded.
             */
            to_grade: number;
        };
        /** @description Recent alerts of one exam. */
        ExamRisk: {
            /**
             * Format: int32
             * @description How many attempts have such alerts.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Critical alerts since then.
             */
            criticals: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /** @description The kinds of alert, most frequent first, at most 10. */
            kinds: components["schemas"]["NamedCount"][];
            /**
             * Format: date-time
             * @description When the newest was raised.
             */
            latest_at: string;
            /**
             * Format: int32
             * @description Attempts in progress.
             */
            live: number;
            /**
             * Format: int32
             * @description How many of these alerts are open.
             */
            open: number;
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Warnings since the requested time.
             */
            warnings: number;
        };
        /** @description A part of an exam; its questions stay together, in the order of the sections. */
        ExamSection: {
            /** @description 1 to 64 characters, unique in the exam; questions name it. */
            id: string;
            /**
             * @description At most 5,000 characters.
             * @default
             */
            instructions?: string;
            /** @description 1 to 200 characters. */
            title: string;
        };
        /** @description How an exam is taken, beyond its window and duration. */
        ExamSettings: {
            /** @description Up to 100 networks in CIDR notation to start and answer from; empty for any. */
            allowed_networks: string[];
            /**
             * Format: int32
             * @description 1 to 100 per student; unlimited in a practice exam.
             */
            attempts_allowed: number;
            /** @description A practice exam: unlimited attempts, which do not count and are not monitored. */
            practice: boolean;
            /** @description When students see their results. */
            release: components["schemas"]["ResultRelease"];
            /** @description At most 50. */
            sections: components["schemas"]["ExamSection"][];
            /** @description Each attempt has its own order of options. */
            shuffle_options: boolean;
            /** @description Each attempt has its own order of questions, the same whenever it is read. */
            shuffle_questions: boolean;
        };
        /**
         * @description The status of an exam.
         * @enum {unknown}
         */
        ExamStatus: "draft" | "published" | "closed";
        /** @description An exam in a teacher's list. */
        ExamSummary: {
            /**
             * Format: int32
             * @description All attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description End of its window.
             */
            closes_at: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            duration_s: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            id: string;
            /**
             * Format: int32
             * @description Attempts in progress or paused.
             */
            live: number;
            /**
             * Format: int32
             * @description Alerts that are neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: date-time
             * @description Start of its window.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description The asking teacher's permission. */
            permission: components["schemas"]["ExamPermission"];
            /** @description Its status. */
            status: components["schemas"]["ExamStatus"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
        };
        /** @description The weight of one feature in a model. */
        FeatureWeight: {
            /**
             * Format: double
             * @description The standard deviation that standardises it.
             */
            deviation: number;
            /** @description Its name. */
            feature: string;
            /**
             * Format: double
             * @description The mean that standardises it.
             */
            mean: number;
            /**
             * Format: double
             * @description Weight of the standardised value, in units of the calibrated logit.
             */
            weight: number;
        };
        /** @description Feedback of a teacher to a student. */
        Feedback: {
            /** @description The teacher who wrote it. */
            author: components["schemas"]["Person"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description Null for a draft.
             */
            published_at: null | string;
            /** @description Draft or published. */
            state: components["schemas"]["PublishState"];
            /**
             * Format: uuid
             * @description The student it addresses.
             */
            student_id: string;
            /** @description The text. */
            text: string;
            /** @description Its title. */
            title: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: int32
             * @description Incremented with each change, and the ETag.
             */
            version: number;
        };
        FeedbackBody: {
            state?: components["schemas"]["PublishState"];
            text: string;
            title: string;
        };
        FlagBody: {
            /** Format: int32 */
            severity: number;
            text?: null | string;
        };
        /** @description An attempt that a person should look at. */
        FlaggedAttempt: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: double
             * @description 0 to 100, as last counted.
             */
            integrity_score: number;
            /**
             * Format: int32
             * @description Alerts neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: double
             * @description 0 to 100; 0 while live.
             */
            percent: number;
            /** @description Its status. */
            status: components["schemas"]["AttemptStatus"];
            /** @description Its student. */
            student: components["schemas"]["Person"];
            verdict: null | components["schemas"]["Verdict"];
            worst: null | components["schemas"]["AlertLevel"];
        };
        /** @description Time away: the page was hidden, or another window had the focus. Less than a second does not count. */
        FocusFigures: {
            /**
             * Format: double
             * @description Total time away.
             */
            away_seconds: number;
            /**
             * Format: double
             * @description Part of the total with the page hidden.
             */
            hidden_seconds: number;
            /**
             * Format: double
             * @description The longest absence.
             */
            longest_seconds: number;
            /**
             * Format: double
             * @description Total divided by the attempt's duration, 0 to 1.
             */
            share: number;
            /**
             * Format: int32
             * @description Number of absences.
             */
            times: number;
        };
        GradeBody: {
            comment: null | string;
            /** Format: double */
            points: number;
            rubric?: null | {
                [key: string]: number;
            };
        };
        /** @description An answer and its grade. */
        GradedAnswer: {
            /** @description The grader's comment. */
            comment: string;
            /**
             * @description The version of the grade, for If-Match of a grade or second mark.
             * @default
             */
            etag?: string;
            /**
             * Format: uuid
             * @description The grader; null when graded by the key.
             */
            graded_by: null | string;
            /**
             * Format: double
             * @description Null until graded.
             */
            points: null | number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /**
             * Format: int32
             * @description The latest revision.
             */
            revision: number;
            /** @description Points by line of the rubric; null without a rubric. */
            rubric?: null | {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description When it was saved.
             */
            saved_at: string;
            /** @description JSON by kind. */
            value: components["schemas"]["RawJson"];
        };
        /** @description A student's standing in a group. All figures are null for fewer than five students with results. */
        GroupStanding: {
            /**
             * Format: uuid
             * @description The class; null for the institution.
             */
            class_id: null | string;
            /**
             * Format: double
             * @description The mean of their means, 0 to 100; for the institution accurate to one percent.
             */
            mean: null | number;
            /** @description The class's name; null for the institution. */
            name: null | string;
            /**
             * Format: double
             * @description Percentage of the others with a lower mean; equal means count half. 0 to 100.
             */
            percentile: null | number;
            /**
             * Format: int32
             * @description Students with a released result.
             */
            students: null | number;
        };
        Health: {
            checks: components["schemas"]["HealthChecks"];
            reasons: string[];
            status: string;
            version: string;
        };
        HealthChecks: {
            database: string;
            journal: null | components["schemas"]["JournalHealth"];
            silo: string;
        };
        HoldBody: {
            /** Format: uuid */
            exam_id?: null | string;
            reason: string;
            /** Format: uuid */
            student_id?: null | string;
        };
        /** @description The outcome of one question of a file. */
        ImportLine: {
            /**
             * Format: uuid
             * @description The new question; null when it was not imported.
             */
            id: null | string;
            /**
             * Format: int32
             * @description Where it begins, from 1.
             */
            line: number;
            /** @description Why it was rejected; null when it was imported, or would have been without the faults of others. */
            reason: null | string;
        };
        /** @description The outcome of an import. */
        ImportReport: {
            /**
             * Format: int32
             * @description Number of rejected questions.
             */
            faults: number;
            /**
             * Format: int32
             * @description Number of questions added to the bank.
             */
            imported: number;
            /** @description In the order of the file. */
            lines: components["schemas"]["ImportLine"][];
        };
        /** @description The state of a silo's event journal. */
        JournalHealth: {
            /**
             * Format: int64
             * @description Maximum number of waiting rows; when it is reached, sockets stop reading.
             */
            capacity: number;
            /** @description True after a failed commit until the next successful one. */
            failing: boolean;
            /**
             * Format: double
             * @description How long the oldest row has waited, in milliseconds.
             */
            lag_ms: number;
            /**
             * Format: int64
             * @description Number of rows waiting for the database.
             */
            queued_rows: number;
        };
        KeyBody: {
            /** Format: date-time */
            expires_at: string;
            name: string;
            scopes: string[];
        };
        /** @description A legal hold: until it is lifted nothing it covers is deleted, erased or archived. */
        LegalHold: {
            /**
             * Format: uuid
             * @description The exam it covers; or null.
             */
            exam_id: null | string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description Null until it is lifted.
             */
            lifted_at: null | string;
            /**
             * Format: uuid
             * @description Null until it is lifted.
             */
            lifted_by: null | string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            made_at: string;
            /**
             * Format: uuid
             * @description The admin who created it.
             */
            made_by: string;
            /** @description The reason. */
            reason: string;
            /**
             * Format: uuid
             * @description The student it covers; or null.
             */
            student_id: null | string;
        };
        ListingOfApiKey: {
            items: components["schemas"]["ApiKey"][];
        };
        ListingOfAppeal: {
            items: components["schemas"]["Appeal"][];
        };
        ListingOfAttemptVerdict: {
            items: components["schemas"]["AttemptVerdict"][];
        };
        ListingOfEventTypeView: {
            items: components["schemas"]["EventTypeView"][];
        };
        ListingOfExamRisk: {
            items: components["schemas"]["ExamRisk"][];
        };
        ListingOfPermissionEntry: {
            items: components["schemas"]["PermissionEntry"][];
        };
        ListingOfQuestion: {
            items: components["schemas"]["Question"][];
        };
        ListingOfResolveOutcome: {
            items: components["schemas"]["ResolveOutcome"][];
        };
        ListingOfUser: {
            items: components["schemas"]["User"][];
        };
        Liveness: {
            status: string;
        };
        LoginBody: {
            code?: null | string;
            email: string;
            new_password?: null | string;
            password: string;
        };
        /**
         * @description The severity of a report.
         * @enum {unknown}
         */
        LogSeverity: "debug" | "info" | "warning" | "error" | "critical";
        MadeKey: {
            key: components["schemas"]["ApiKey"];
            secret: string;
        };
        /** @description An exam on a teacher's dashboard. A change is counted within about a second. */
        ManagedExam: {
            /**
             * Format: int32
             * @description All attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description No attempt starts at or after this time.
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description When the last change was counted; null without attempts.
             */
            counted_at: null | string;
            /**
             * Format: int32
             * @description Attempts that a person should look at.
             */
            flagged: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            id: string;
            /**
             * Format: int32
             * @description Attempts in progress or paused.
             */
            live: number;
            /**
             * Format: int32
             * @description Alerts neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: date-time
             * @description Earliest start of an attempt.
             */
            opens_at: string;
            /** @description What the caller may do. */
            permission: components["schemas"]["ExamPermission"];
            /** @description Its status. */
            status: components["schemas"]["ExamStatus"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Attempts with answers to be graded by a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged attempts that have ended and have no verdict.
             */
            to_judge: number;
        };
        MemberBody: {
            email?: null | string;
            /** Format: uuid */
            student_id?: null | string;
            student_number?: null | string;
        };
        MonitoringNotice: {
            collects: components["schemas"]["Collected"][];
            never: string[];
            purpose: string;
            /** Format: int32 */
            retention_days: number;
            /** Format: int32 */
            version: number;
        };
        /** @description The monitoring of one attempt. */
        MonitoringPage: {
            /** @description All alerts, oldest first. */
            alerts: components["schemas"]["Alert"][];
            /** @description The attempt as the room shows it. */
            attempt: components["schemas"]["AttemptCard"];
            /** @description A page of events, in the order they were scored. */
            events: components["schemas"]["EventView"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
            /** @description The score with its breakdown. */
            score: components["schemas"]["ScoreView"];
            /** @description On the first page: the whole attempt in at most 60 intervals of equal length, without empty ones. Empty on other pages. */
            timeline: components["schemas"]["TimelineBucket"][];
        };
        /** @description What an exam collects and how it is scored. A change makes a new version; existing attempts keep theirs. */
        MonitoringPolicy: {
            /** @description The alert bands. */
            bands: components["schemas"]["RiskBands"];
            /** @description Overrides by category name. */
            categories: {
                [key: string]: components["schemas"]["CategoryRule"];
            };
            /** @description The client event types to collect; empty for the default set. */
            collect: string[];
            /** @description Whether the exam asks for full screen. */
            require_fullscreen: boolean;
            /**
             * Format: int32
             * @description Days for which events are kept after the exam, 1 to 3,650.
             */
            retention_days: number;
            /** @description Overrides by type name. */
            types: {
                [key: string]: components["schemas"]["TypeRule"];
            };
            /**
             * Format: int32
             * @description From 1.
             */
            version: number;
        };
        MonitorTicket: {
            /** Format: date-time */
            expires_at: string;
            ticket: string;
            url: string;
        };
        /** @description A named count. */
        NamedCount: {
            /**
             * Format: int64
             * @description The count.
             */
            count: number;
            /** @description The name in JSON. */
            name: string;
        };
        /**
         * @description State of a narrative.
         * @enum {unknown}
         */
        NarrativeState: "asked" | "told" | "failed";
        NewUserBody: {
            email: string;
            full_name: string;
            password: string;
            role: components["schemas"]["Role"];
        };
        /** @description A recommended step. */
        NextStep: {
            /**
             * Format: date-time
             * @description The end (resume, take) or the opening (prepare); null for a review.
             */
            at: null | string;
            /**
             * Format: uuid
             * @description The running attempt, or null.
             */
            attempt_id: null | string;
            /**
             * Format: uuid
             * @description The exam; null for a review.
             */
            exam_id: null | string;
            /** @description What to do. */
            kind: components["schemas"]["NextStepKind"];
            /** @description The subject. */
            subject: string;
            /** @description The exam's title; null for a review. */
            title: null | string;
        };
        /**
         * @description Kind of a recommended step.
         * @enum {unknown}
         */
        NextStepKind: "resume" | "take" | "prepare" | "review";
        NoteBody: {
            text: string;
        };
        OneTimePassword: {
            /** Format: date-time */
            expires_at: string;
            password: string;
        };
        /** @description How often an option was chosen. */
        OptionCount: {
            /**
             * Format: int32
             * @description Number of occurrences.
             */
            count: number;
            /** @description Whether it is part of the right answer. */
            key: boolean;
            /** @description Its id, or `true` and `false`. */
            option: string;
        };
        /** @description A stored outcome. */
        Outcome: {
            /**
             * Format: date-time
             * @description When it was entered.
             */
            entered_at: string;
            /** @description The student dropped out. */
            has_left: boolean;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date
             * @description Data up to this date predict it.
             */
            observed_on: string;
            /**
             * Format: uuid
             * @description The student.
             */
            student_id: string;
            /** @description The term. */
            term: string;
        };
        OutcomeBody: {
            left: boolean;
            /** Format: date */
            observed_on?: null | string;
            /** Format: uuid */
            student_id: string;
            term: string;
        };
        /** @description An alert as its student may see it: without the person who handled it. */
        OwnAlert: {
            /** @description Stable name. */
            kind: string;
            /** @description Its level. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: date-time
             * @description When it was raised.
             */
            raised_at: string;
            /** @description Its description. */
            sentence: string;
            verdict: null | components["schemas"]["Verdict"];
        };
        /** @description The student's own attempt at an exam. */
        OwnAttempt: {
            /**
             * Format: date-time
             * @description When it ends or ended.
             */
            deadline: string;
            /**
             * Format: uuid
             * @description The attempt.
             */
            id: string;
            /**
             * Format: double
             * @description Null until it has ended and the result is released.
             */
            percent: null | number;
            /** @description Its status. */
            status: components["schemas"]["AttemptStatus"];
        };
        /** @description One page of a list. */
        PageOfAppeal: {
            /** @description In order. */
            items: components["schemas"]["Appeal"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfAssessment: {
            /** @description In order. */
            items: components["schemas"]["Assessment"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfBankQuestion: {
            /** @description In order. */
            items: components["schemas"]["BankQuestion"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfClassMember: {
            /** @description In order. */
            items: components["schemas"]["ClassMember"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfDeletionRecord: {
            /** @description In order. */
            items: components["schemas"]["DeletionRecord"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfEventArchive: {
            /** @description In order. */
            items: components["schemas"]["EventArchive"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfExamSummary: {
            /** @description In order. */
            items: components["schemas"]["ExamSummary"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfFeedback: {
            /** @description In order. */
            items: components["schemas"]["Feedback"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfFlaggedAttempt: {
            /** @description In order. */
            items: components["schemas"]["FlaggedAttempt"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfLegalHold: {
            /** @description In order. */
            items: components["schemas"]["LegalHold"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfOutcome: {
            /** @description In order. */
            items: components["schemas"]["Outcome"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfRescoring: {
            /** @description In order. */
            items: components["schemas"]["Rescoring"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfResultChange: {
            /** @description In order. */
            items: components["schemas"]["ResultChange"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfRiskModel: {
            /** @description In order. */
            items: components["schemas"]["RiskModel"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfSchoolClass: {
            /** @description In order. */
            items: components["schemas"]["SchoolClass"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfStudentAction: {
            /** @description In order. */
            items: components["schemas"]["StudentAction"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfStudentExam: {
            /** @description In order. */
            items: components["schemas"]["StudentExam"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfTriageAlert: {
            /** @description In order. */
            items: components["schemas"]["TriageAlert"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One page of a list. */
        PageOfTwoMarks: {
            /** @description In order. */
            items: components["schemas"]["TwoMarks"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
        };
        PasswordBody: {
            current_password: string;
            new_password: string;
        };
        /** @description Text from the clipboard. */
        PasteFigures: {
            /**
             * Format: int64
             * @description Characters of the submitted texts.
             */
            answer_characters: number;
            /**
             * Format: int64
             * @description Pasted characters that were copied inside the exam.
             */
            own_characters: number;
            /**
             * Format: int64
             * @description Characters of these.
             */
            pasted_characters: number;
            /**
             * Format: int32
             * @description Pastes and drops from outside the exam.
             */
            pastes: number;
            /**
             * Format: double
             * @description Pasted from outside divided by answer characters; may exceed 1. Null without texts.
             */
            share: null | number;
        };
        /** @description A student's record over released results. */
        PerformanceRecord: {
            /**
             * Format: double
             * @description 0 to 1; 1 when all results are equal. Null with fewer than two.
             */
            consistency: null | number;
            /**
             * Format: date-time
             * @description When the record last changed; null without a result.
             */
            counted_at: null | string;
            /** @description The institution, then the student's classes (for a teacher those the teacher teaches). */
            groups: components["schemas"]["GroupStanding"][];
            /**
             * Format: double
             * @description Mean integrity score, 0 to 100.
             */
            integrity: null | number;
            /**
             * Format: double
             * @description 0 to 100: the mean over topics.
             */
            mastery_index: null | number;
            /**
             * Format: double
             * @description Mean percent, 0 to 100.
             */
            mean: null | number;
            /** @description The last 30, 60 and 90 days. */
            periods: components["schemas"]["PeriodComparison"][];
            /**
             * Format: int32
             * @description Number of results; without any the figures are null.
             */
            results: number;
            /** @description The student. */
            student: components["schemas"]["Person"];
            /** @description Strongest first. */
            topics: components["schemas"]["TopicMastery"][];
            /**
             * Format: double
             * @description Percentage points in thirty days, by least squares; null with fewer than two days.
             */
            trend: null | number;
        };
        /** @description The last days compared with as many days before. */
        PeriodComparison: {
            /**
             * Format: double
             * @description The difference in percentage points; null when either mean is.
             */
            change: null | number;
            /**
             * Format: int32
             * @description 30, 60 or 90.
             */
            days: number;
            /**
             * Format: double
             * @description Their mean percent; null without any.
             */
            earlier_mean: null | number;
            /**
             * Format: int32
             * @description Results of the days before.
             */
            earlier_results: number;
            /**
             * Format: double
             * @description Their mean percent; null without any.
             */
            mean: null | number;
            /**
             * Format: int32
             * @description Released results in these days.
             */
            results: number;
        };
        PermissionBody: {
            email: string;
            level: components["schemas"]["ExamPermission"];
        };
        /** @description A teacher's permission on an exam. */
        PermissionEntry: {
            /** @description To tell people of the same name apart. */
            email: string;
            /** @description To tell people of the same name apart. */
            full_name: string;
            /** @description What the teacher may do. */
            level: components["schemas"]["ExamPermission"];
            /**
             * Format: uuid
             * @description The teacher.
             */
            teacher_id: string;
        };
        /** @description A person as teachers see them. */
        Person: {
            /** @description The full name. */
            full_name: string;
            /**
             * Format: uuid
             * @description The user.
             */
            id: string;
        };
        PersonalData: {
            account: unknown[];
            left_out: string;
            /** Format: date-time */
            made_at: string;
        };
        /** @description What users see and change of their own account. */
        Profile: {
            /** @description 1 to 200 characters. */
            full_name: string;
            /** @description The user's role. */
            role: components["schemas"]["Role"];
            student: null | components["schemas"]["StudentProfile"];
            teacher: null | components["schemas"]["TeacherProfile"];
            /** @description Whether sign-in asks for a code. */
            two_factor: boolean;
            /**
             * Format: uuid
             * @description The user.
             */
            user_id: string;
            /**
             * Format: int32
             * @description Counts changes; sent as the ETag.
             */
            version: number;
        };
        /** @description The progress of an attempt's events. */
        Progress: {
            /**
             * Format: int64
             * @description The last sequence number accepted and scored.
             */
            accepted: number;
            /**
             * Format: int64
             * @description The last sequence number in PostgreSQL; never higher than Accepted.
             */
            durable: number;
        };
        /**
         * @description Whether the student sees it.
         * @enum {unknown}
         */
        PublishState: "draft" | "published";
        /** @description One question, with its key. */
        Question: {
            /**
             * Format: uuid
             * @description The question of the bank it was copied from; null when it was written here.
             */
            bank_id: null | string;
            /**
             * Format: int32
             * @description The version that was copied.
             */
            bank_version: null | number;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            key: null | components["schemas"]["RawJson"];
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            options: null | components["schemas"]["RawJson"];
            /**
             * Format: double
             * @description Greater than 0, at most 1,000.
             */
            points: number;
            /**
             * Format: int32
             * @description From 1, unique in the exam.
             */
            position: number;
            /** @description Null when there is none. */
            rubric: null | components["schemas"]["Criterion"][];
            /** @description The section it belongs to, or null. */
            section: null | string;
            /** @description Markdown-free text, 1 to 10,000 characters. */
            text: string;
            /**
             * Format: int32
             * @description From 1; incremented with each change of the question.
             */
            version: number;
        };
        /** @description Statistics of one question. */
        QuestionAnalytics: {
            /**
             * Format: int32
             * @description Attempts that answered it.
             */
            answered: number;
            /**
             * Format: double
             * @description Correlation with the rest of the exam, -1 to 1; null if undefined.
             */
            discrimination: null | number;
            /**
             * Format: double
             * @description Facility of the best 27 % minus that of the worst 27 %; null if undefined.
             */
            discrimination_index: null | number;
            /**
             * Format: double
             * @description Mean share of the points, 0 to 1; null if nothing is graded.
             */
            facility: null | number;
            /**
             * Format: int32
             * @description Attempts counted; an omitted question counts as 0 points.
             */
            graded: number;
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            /**
             * Format: double
             * @description Points for a complete answer.
             */
            max_points: number;
            /**
             * Format: double
             * @description From the previous answer to the last save of this one; null without answers.
             */
            median_seconds: null | number;
            /** @description For choices, in the order of the question. */
            options: components["schemas"]["OptionCount"][];
            /**
             * Format: int32
             * @description From 1.
             */
            position: number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /** @description Its first 200 characters. */
            text: string;
        };
        QuestionBody: {
            key?: unknown;
            kind: components["schemas"]["QuestionKind"];
            options?: unknown;
            /** Format: double */
            points: number;
            rubric?: null | components["schemas"]["Criterion"][];
            section?: null | string;
            text: string;
        };
        /**
         * @description The kind of a question, with the JSON shape of its `options`, `key` and answer.
         * @enum {unknown}
         */
        QuestionKind: "single_choice" | "multiple_choice" | "true_false" | "numeric" | "short_text" | "essay" | "matching";
        /** @description The result of one question. */
        QuestionResult: {
            answer: null | components["schemas"]["RawJson"];
            /** @description The grader's comment. */
            comment: string;
            /**
             * Format: double
             * @description Points for a complete answer.
             */
            max_points: number;
            /**
             * Format: double
             * @description Null until a teacher grades it.
             */
            points: null | number;
            /**
             * Format: int32
             * @description From 1.
             */
            position: number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /** @description The question. */
            text: string;
        };
        /** @description Statistics of the answers to a question. */
        QuestionStatistics: {
            /**
             * Format: int32
             * @description Number of attempts counted.
             */
            answers: number;
            /**
             * Format: date-time
             * @description When they were computed.
             */
            calibrated_at: string;
            /**
             * Format: double
             * @description Facility among the best 27 percent minus that among the worst, -1 to 1; null with fewer than 8 attempts.
             */
            discrimination: null | number;
            /**
             * Format: double
             * @description Mean share of the points, 0 to 1.
             */
            facility: null | number;
        };
        /** @description The work on one question. */
        QuestionTime: {
            /**
             * Format: int32
             * @description Saves that changed a choice; 0 for texts, which are saved while they are written.
             */
            changes: number;
            /**
             * Format: int32
             * @description In the exam, from 1.
             */
            position: number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /**
             * Format: int32
             * @description Stored versions of the answer.
             */
            saves: number;
            /**
             * Format: double
             * @description Time on the page that led to an action at this question.
             */
            seconds: number;
            /**
             * Format: int32
             * @description How often the student came to it from another question.
             */
            visits: number;
        };
        RawJson: unknown;
        RefreshBody: {
            refresh_token: string;
        };
        RegisterBody: {
            email: string;
            full_name: string;
            password: string;
        };
        /** @description An attempt whose points a regrade changes. */
        Regraded: {
            /**
             * Format: double
             * @description The points by the current keys.
             */
            after: number;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: double
             * @description The previous points.
             */
            before: number;
            /** @description Null while answers are to be graded. */
            passed_after: null | boolean;
            /** @description Null while answers are to be graded. */
            passed_before: null | boolean;
        };
        RegradeReport: {
            /** Format: int32 */
            attempts: number;
            /** Format: int32 */
            changed: number;
            items: components["schemas"]["Regraded"][];
            preview: boolean;
        };
        ReportBody: {
            entries: components["schemas"]["ComponentReport"][];
        };
        ReportReceipt: {
            ids: string[];
        };
        /** @description The effect of a rescoring on one attempt. */
        RescoredAttempt: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description At the end of the attempt, under the other policy. */
            new_band: string;
            /**
             * Format: double
             * @description 0 to 100.
             */
            new_integrity: number;
            /** @description At the end of the attempt. */
            old_band: string;
            /**
             * Format: double
             * @description 0 to 100.
             */
            old_integrity: number;
            /** @description Its student. */
            student: components["schemas"]["Person"];
        };
        /** @description An exam's scores under another policy. */
        Rescoring: {
            /**
             * Format: date-time
             * @description When it was applied.
             */
            applied_at: null | string;
            /**
             * Format: uuid
             * @description Who applied it; null until then.
             */
            applied_by: null | string;
            /**
             * Format: int32
             * @description Ended attempts computed so far.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Attempts whose score changes.
             */
            changed: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description Attempts whose new score is low enough to flag them.
             */
            flagged_after: number;
            /**
             * Format: int32
             * @description Attempts whose old score is low enough to flag them.
             */
            flagged_before: number;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was requested.
             */
            made_at: string;
            /**
             * Format: uuid
             * @description Who requested it.
             */
            made_by: string;
            /**
             * Format: double
             * @description Mean of new minus old score over the computed attempts; null without any.
             */
            mean_change: null | number;
            /** @description The other policy. */
            policy: components["schemas"]["MonitoringPolicy"];
            /** @description Progress. */
            state: components["schemas"]["RescoringState"];
        };
        RescoringBody: {
            policy: components["schemas"]["MonitoringPolicy"];
        };
        /** @description A rescoring and a page of its effect. */
        RescoringEffect: {
            /** @description Computed attempts, the largest change first. */
            items: components["schemas"]["RescoredAttempt"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
            /** @description State and totals. */
            rescoring: components["schemas"]["Rescoring"];
        };
        /**
         * @description State of a rescoring.
         * @enum {unknown}
         */
        RescoringState: "computing" | "ready" | "applying" | "applied" | "failed";
        ResetBody: {
            /** @default false */
            clear_two_factor?: boolean;
        };
        ResolveBody: {
            alert_ids: string[];
            comment?: null | string;
            verdict: components["schemas"]["Verdict"];
        };
        ResolveOutcome: {
            /** Format: uuid */
            alert_id: string;
            code: null | string;
        };
        /** @description A request to change published results. */
        ResultChange: {
            /** @description The comment of the decision. */
            comment: string;
            /**
             * Format: date-time
             * @description When it was decided; null while open.
             */
            decided_at: null | string;
            /**
             * Format: uuid
             * @description The deciding person, never the requesting one; null while open.
             */
            decided_by: null | string;
            /** @description The requested change. */
            draft: components["schemas"]["ChangeDraft"];
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was requested.
             */
            requested_at: string;
            /**
             * Format: uuid
             * @description The requesting person.
             */
            requested_by: string;
            /** @description Its state. */
            state: components["schemas"]["ChangeState"];
        };
        /**
         * @description When students see their results.
         * @enum {unknown}
         */
        ResultRelease: "at_once" | "when_published";
        /**
         * @description The status of the results of an exam.
         * @enum {unknown}
         */
        ResultsStatus: "draft" | "published" | "frozen";
        /** @description One measure of typing compared with the student's baseline. */
        RhythmComparison: {
            /** @description `interval_ms`, `shifts_per_hour` or `bursts_per_hour`. */
            measure: string;
            /**
             * Format: double
             * @description Median of the earlier attempts.
             */
            usual: number;
            /**
             * Format: double
             * @description In this attempt.
             */
            value: number;
            /**
             * Format: double
             * @description Robust z-score, from the median absolute deviation; 3.5 and more is unusual.
             */
            z: number;
        };
        /** @description Typing, compared with the student's own earlier attempts. */
        RhythmFigures: {
            /**
             * Format: int32
             * @description Earlier attempts of the comparison; below 3 there is no baseline.
             */
            baseline_attempts: number;
            /**
             * Format: double
             * @description Times when many characters appeared without keys.
             */
            bursts_per_hour: number;
            /** @description One for each measure that has a baseline. */
            comparisons: components["schemas"]["RhythmComparison"][];
            /**
             * Format: double
             * @description Usual time between keys in ms, as the page reported it; null if it did not.
             */
            interval_ms: null | number;
            /**
             * Format: double
             * @description Deviations of the rhythm from that at the start of the attempt.
             */
            shifts_per_hour: number;
        };
        /** @description The risk at which an alert is raised; each 0 to 100, in increasing order. */
        RiskBands: {
            /**
             * Format: double
             * @description Default 75.
             * @default 75
             */
            critical?: number;
            /**
             * Format: double
             * @description How far the risk must fall below a band before it can cross the band again. Default 5.
             * @default 5
             */
            hysteresis?: number;
            /**
             * Format: double
             * @description Default 30.
             * @default 30
             */
            notice?: number;
            /**
             * Format: double
             * @description Default 55.
             * @default 55
             */
            warning?: number;
        };
        /** @description The contribution of one feature to a student's risk. */
        RiskFactor: {
            /**
             * Format: double
             * @description For a model weight times standardised value, in logits; for the rule points.
             */
            contribution: number;
            /** @description Its name; docs/learning.md says what it measures. */
            feature: string;
            /**
             * Format: double
             * @description The student's value; null when unknown, which counts as average.
             */
            value: null | number;
        };
        /** @description How well a model predicted outcomes it had not seen: five folds, each student in one of them. */
        RiskFigures: {
            /**
             * Format: double
             * @description Area under the ROC curve: the probability that a student who left got a higher risk than one who stayed. 0.5 is
             *     chance.
             */
            auc: number;
            /**
             * Format: double
             * @description Mean squared difference to the actual outcome.
             */
            brier: number;
            /** @description Ten bins. */
            calibration: components["schemas"]["CalibrationBin"][];
            /**
             * Format: int32
             * @description Outcomes of students who left.
             */
            left: number;
            /**
             * Format: double
             * @description Mean negative logarithm of the probability of the actual outcome.
             */
            log_loss: number;
            /**
             * Format: int32
             * @description Number of outcomes it was trained on.
             */
            outcomes: number;
            /**
             * Format: int32
             * @description Number of their students.
             */
            students: number;
        };
        /**
         * @description How likely a student is to drop out.
         * @enum {unknown}
         */
        RiskLevel: "low" | "medium" | "high";
        /** @description A trained model. */
        RiskModel: {
            /** @description It is the model in use. */
            active: boolean;
            /**
             * Format: date-time
             * @description When its training ended; null while it is waiting.
             */
            ended_at: null | string;
            /** @description Why it failed; else null. */
            failure: null | string;
            figures: null | components["schemas"]["RiskFigures"];
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was requested.
             */
            made_at: string;
            /** @description Its state. */
            state: components["schemas"]["RiskModelState"];
            /** @description Empty unless it is ready. */
            weights: components["schemas"]["FeatureWeight"][];
        };
        /**
         * @description The state of a model.
         * @enum {unknown}
         */
        RiskModelState: "waiting" | "ready" | "failed";
        /**
         * @description A user's role in the institution.
         * @enum {unknown}
         */
        Role: "student" | "teacher" | "admin";
        /** @description The outcome of one row of a file. */
        RowReport: {
            /**
             * Format: int32
             * @description The line where it begins, from 1; in JSON its index in the array, from 1.
             */
            line: number;
            /** @description Why it was rejected; null when it was imported, or would have been without the faults of other rows. */
            reason: null | string;
        };
        SaveBody: {
            /** Format: int32 */
            revision: number;
            value: components["schemas"]["RawJson"];
        };
        ScheduleBody: {
            /** Format: date-time */
            closes_at: string;
            /** Format: date-time */
            opens_at: string;
        };
        /** @description A class. */
        SchoolClass: {
            /**
             * Format: date-time
             * @description Null while it is in use. An archived class cannot be changed and gives its teachers no access to students.
             */
            archived_at: null | string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description Free text. */
            description: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: int32
             * @description Number of students.
             */
            members: number;
            /** @description Its name. */
            name: string;
            /** @description The owner first, at most 50. */
            teachers: components["schemas"]["ClassTeacher"][];
            /** @description Its term; empty when it has none. */
            term: string;
            /**
             * Format: int32
             * @description Incremented with each change, and the ETag.
             */
            version: number;
        };
        /** @description The score and its breakdown. */
        ScoreView: {
            /**
             * Format: date-time
             * @description When it was computed.
             */
            at: string;
            /** @description `none`, `notice`, `warning` or `critical`. */
            band: string;
            /** @description Largest penalty first. */
            categories: components["schemas"]["CategoryScore"][];
            /**
             * Format: double
             * @description 0 to 100; events can only lower it.
             */
            integrity_score: number;
            /**
             * Format: int32
             * @description Version of the policy it was computed with.
             */
            policy_version: number;
            /**
             * Format: double
             * @description 0 to 100 at At; decays over time.
             */
            risk: number;
        };
        SecondMarkBody: {
            comment?: null | string;
            /** Format: double */
            points: number;
        };
        Session: {
            access_token: string;
            /** Format: int32 */
            expires_in: number;
            /** Format: date-time */
            refresh_expires_at: string;
            refresh_token: string;
            token_type: string;
            user: components["schemas"]["User"];
        };
        SettingsBody: {
            allowed_networks?: null | string[];
            /**
             * Format: int32
             * @default 1
             */
            attempts_allowed?: number;
            /** @default false */
            practice?: boolean;
            release?: components["schemas"]["ResultRelease"];
            sections?: null | components["schemas"]["ExamSection"][];
            /** @default false */
            shuffle_options?: boolean;
            /** @default false */
            shuffle_questions?: boolean;
        };
        /** @description An answer on one of two sheets. */
        SheetAnswer: {
            /**
             * Format: double
             * @description Null until graded.
             */
            points: null | number;
            /**
             * Format: date-time
             * @description When it was last saved.
             */
            saved_at: string;
            value: null | components["schemas"]["RawJson"];
        };
        /** @description A question on two sheets. */
        SheetQuestion: {
            a: null | components["schemas"]["SheetAnswer"];
            b: null | components["schemas"]["SheetAnswer"];
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            /**
             * Format: double
             * @description Points for a complete answer.
             */
            points: number;
            /**
             * Format: int32
             * @description In the exam, from 1.
             */
            position: number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /** @description Whether the answers are the same; never for essays. */
            same: boolean;
            /** @description Its text. */
            text: string;
            /** @description Whether both are graded and neither has all points. */
            wrong: boolean;
        };
        SimilarBody: {
            text: string;
        };
        /** @description A question that resembles a text. */
        SimilarQuestion: {
            /** @description The question. */
            question: components["schemas"]["BankQuestion"];
            /**
             * Format: double
             * @description Trigram similarity, 0 to 1; 1 when the texts differ only in case and white space.
             */
            similarity: number;
        };
        /** @description Questions that resemble a text. */
        SimilarQuestions: {
            /** @description Most similar first, at most 20. */
            items: components["schemas"]["SimilarQuestion"][];
            /** @description trigram, or exact if the database lacks `pg_trgm` and only finds equal texts. */
            method: string;
        };
        StartBody: {
            /** Format: int32 */
            notice_version: number;
        };
        /** @description An entry of the audit log about a student. */
        StudentAction: {
            /** @description The route or hub call, such as `POST /teacher/students/{student_id}/feedback`. */
            action: string;
            actor: null | components["schemas"]["Person"];
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The role at that time. */
            role: null | string;
            /**
             * Format: int64
             * @description Its number in the audit log.
             */
            seq: number;
            /**
             * Format: int32
             * @description HTTP status; 0 when the outcome is unknown.
             */
            status: number;
            /** @description The kind of resource. */
            subject: string;
            /**
             * Format: uuid
             * @description The resource.
             */
            subject_id: null | string;
        };
        /** @description A student's own attempt in a list. The result is null until the exam's results are released. */
        StudentAttempt: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            deadline: string;
            /**
             * Format: date-time
             * @description Null while live.
             */
            ended_at: null | string;
            /**
             * Format: uuid
             * @description Its exam.
             */
            exam_id: string;
            /**
             * Format: double
             * @description 0 to 100.
             */
            integrity_score: null | number;
            /** @description Null also while answers are to be graded. */
            passed: null | boolean;
            /**
             * Format: double
             * @description 0 to 100.
             */
            percent: null | number;
            /** @description A practice attempt does not count for means and mastery. */
            practice: boolean;
            /** @description Whether the exam's results are released. */
            released: boolean;
            /**
             * Format: date-time
             * @description When it started.
             */
            started_at: string;
            /** @description Its status. */
            status: components["schemas"]["AttemptStatus"];
            /** @description The exam's subject. */
            subject: string;
            /** @description The exam's title. */
            title: string;
            verdict: null | components["schemas"]["Verdict"];
        };
        /** @description A student's dashboard. */
        StudentDashboard: {
            /**
             * Format: double
             * @description Mean score of released attempts except practice, 0 to 100; null without any.
             */
            integrity: null | number;
            /** @description By subject. */
            mastery: components["schemas"]["SubjectMastery"][];
            /**
             * Format: double
             * @description Mean over subjects, 0 to 100; null without a released result.
             */
            mastery_index: null | number;
            /** @description Recommended steps, most urgent first, at most 10. */
            next: components["schemas"]["NextStep"][];
            /** @description Ended attempts, latest first, at most 50. */
            past: components["schemas"]["StudentAttempt"][];
            /** @description Live attempts. */
            running: components["schemas"]["StudentAttempt"][];
            /** @description The student. */
            student: components["schemas"]["Person"];
        };
        /** @description An exam in a student's list. */
        StudentExam: {
            attempt: null | components["schemas"]["OwnAttempt"];
            /**
             * Format: int32
             * @description How many attempts can still be started; null when unlimited.
             */
            attempts_left: null | number;
            /**
             * Format: date-time
             * @description End of its window.
             */
            closes_at: string;
            /** @description Its description. */
            description: string;
            /**
             * Format: int32
             * @description Seconds, without the student's extra time.
             */
            duration_s: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            id: string;
            /**
             * Format: date-time
             * @description Start of its window.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description A practice exam. */
            practice: boolean;
            /** @description What the student can do. */
            state: components["schemas"]["StudentExamState"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
        };
        /**
         * @description The state of an exam for one student.
         * @enum {unknown}
         */
        StudentExamState: "open" | "upcoming" | "live" | "done";
        /** @description The institution's number for a student. */
        StudentNumber: {
            /** @description 1 to 40 letters, digits and . _ / - ; null when there is none. */
            number: null | string;
            /**
             * Format: uuid
             * @description The student.
             */
            student_id: string;
            /**
             * Format: int32
             * @description The account's version, and the ETag.
             */
            version: number;
        };
        /** @description Figures from ended attempts; each is null until there are any. */
        StudentProfile: {
            /**
             * Format: double
             * @description 0 to 100.
             */
            integrity: null | number;
            /**
             * Format: double
             * @description 0 to 100.
             */
            mastery: null | number;
            /** @description Of dropping out: `low`, `medium`, `high`. */
            risk: null | string;
        };
        /** @description A report on a student's own attempt. Until the exam's results are released it has the attempt only. */
        StudentReport: {
            /** @description Oldest first; empty until released. */
            alerts: components["schemas"]["OwnAlert"][];
            /** @description The attempt. */
            attempt: components["schemas"]["StudentAttempt"];
            /** @description A page of the student's events, in the order they were scored; empty until released. */
            events: components["schemas"]["EventView"][];
            grade: null | components["schemas"]["AttemptGrade"];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
            /** @description Results by question; empty until released. */
            questions: components["schemas"]["QuestionResult"][];
            score: null | components["schemas"]["ScoreView"];
            /** @description The comment of the verdict; null without a verdict. */
            verdict_comment: null | string;
        };
        /** @description A student's risk of dropping out, and its factors. */
        StudentRisk: {
            /**
             * Format: double
             * @description The sum starts here: for a model the logit of an average student, for the rule 0.
             */
            base: number;
            /**
             * Format: date-time
             * @description When it was computed.
             */
            computed_at: string;
            /** @description Largest contribution first; with the base they add up to the logit, or to the points. */
            factors: components["schemas"]["RiskFactor"][];
            /** @description Low, medium or high. */
            level: components["schemas"]["RiskLevel"];
            /** @description model or rule. */
            method: string;
            /**
             * Format: uuid
             * @description The model; null for the rule.
             */
            model_id: null | string;
            /**
             * Format: double
             * @description 0 to 1: the model's calibrated probability, or the rule's share of the maximum points.
             */
            score: number;
            /** @description The student. */
            student: components["schemas"]["Person"];
        };
        /**
         * @description How well a student does in one subject, from released, completely graded results except practice; newer results
         *     weigh more. See `docs/analysis.md`.
         */
        SubjectMastery: {
            /**
             * Format: double
             * @description 0 to 100.
             */
            index: number;
            /**
             * Format: int32
             * @description Number of results.
             */
            results: number;
            /** @description The subject. */
            subject: string;
        };
        /** @description The outcome of an import. */
        TableReport: {
            /**
             * Format: int32
             * @description Number of rejected rows.
             */
            faults: number;
            /**
             * Format: int32
             * @description Number of imported rows.
             */
            imported: number;
            /** @description In the order of the file. */
            lines: components["schemas"]["RowReport"][];
        };
        TakeBody: {
            question_ids: string[];
            section?: null | string;
        };
        /** @description How often something occurred. */
        TallyCount: {
            /**
             * Format: int32
             * @description Number of occurrences.
             */
            count: number;
            /** @description Its wire name. */
            name: string;
        };
        /** @description A student, and the attempts at exams the teacher has a permission on. */
        TaughtStudent: {
            /** @description Latest first, at most 200. */
            attempts: components["schemas"]["StudentAttempt"][];
            /** @description E-mail address, which tells namesakes apart. */
            email: string;
            /** @description By subject, over the attempts of MeanPercent. */
            mastery: components["schemas"]["SubjectMastery"][];
            /**
             * Format: double
             * @description Of ended attempts except practice, 0 to 100; null without any.
             */
            mean_integrity: null | number;
            /**
             * Format: double
             * @description Of completely graded attempts except practice, 0 to 100; null without any.
             */
            mean_percent: null | number;
            /** @description The student. */
            student: components["schemas"]["Person"];
        };
        /** @description A teacher's dashboard. */
        TeacherDashboard: {
            /** @description The worst unresolved alerts of all exams the teacher may proctor, at most 20. */
            alerts: components["schemas"]["TriageAlert"][];
            /** @description A page, latest opening first. */
            exams: components["schemas"]["ManagedExam"][];
            /** @description Cursor of the next page; null on the last one. */
            next: null | string;
            /** @description Over all exams, on any page. */
            totals: components["schemas"]["TeacherTotals"];
        };
        /** @description A teacher's department and subjects. */
        TeacherProfile: {
            /** @description At most 200 characters. */
            department: string;
            /** @description At most 50, each 1 to 100 characters. */
            subjects: string[];
        };
        /** @description Totals over all exams of a teacher. */
        TeacherTotals: {
            /**
             * Format: int32
             * @description Number of exams.
             */
            exams: number;
            /**
             * Format: int32
             * @description Live attempts.
             */
            live: number;
            /**
             * Format: int32
             * @description Alerts neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: int32
             * @description Attempts with answers to be graded by a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged attempts that have ended and have no verdict.
             */
            to_judge: number;
        };
        /** @description The events of one type in an interval of an attempt. */
        TimelineBucket: {
            /**
             * Format: int32
             * @description Number of events that started in it.
             */
            count: number;
            /**
             * Format: date-time
             * @description Start of the interval.
             */
            from: string;
            /**
             * Format: int32
             * @description Length of the interval: 60 or more.
             */
            seconds: number;
            /**
             * Format: int64
             * @description Their total duration in milliseconds.
             */
            total_ms: number;
            /** @description The event type. */
            type: string;
        };
        /** @description Mastery of a topic; docs/learning.md has the formula. */
        TopicMastery: {
            /**
             * Format: double
             * @description 0 to 100.
             */
            index: number;
            /**
             * Format: int32
             * @description Released results with a question of the topic.
             */
            results: number;
            /** @description A tag of the question bank, or the exam's subject where questions have none. */
            topic: string;
        };
        /** @description An alert with the exam and the student it belongs to. */
        TriageAlert: {
            /** @description The alert. */
            alert: components["schemas"]["Alert"];
            /** @description The student of its attempt. */
            student: components["schemas"]["Person"];
            /** @description Its exam's title. */
            title: string;
        };
        TwoFactorBody: {
            email: string;
            password: string;
        };
        TwoFactorCodeBody: {
            code: string;
            email: string;
            password: string;
        };
        TwoFactorSetup: {
            otpauth_uri: string;
            qr_svg: string;
            secret: string;
        };
        /** @description Two marks of one answer. */
        TwoMarks: {
            /** @description Whether the marks differ by at most a tenth of the question's points; then the mean counts. Otherwise the first mark counts until the answer is graded again. */
            agreed: boolean;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description The comment of the second mark. */
            comment: string;
            /**
             * Format: double
             * @description The first mark.
             */
            first: number;
            /**
             * Format: uuid
             * @description The person who gave it.
             */
            first_by: string;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /**
             * Format: double
             * @description The second mark.
             */
            second: number;
            /**
             * Format: uuid
             * @description The person who gave it.
             */
            second_by: string;
        };
        /** @description Overrides for one event type in one exam; null keeps the taxonomy's default. */
        TypeRule: {
            /**
             * Format: double
             * @description Seconds, 0 to 86,400.
             */
            cooldown_s?: null | number;
            /**
             * Format: double
             * @description Seconds, 0 to 3,600; interval types only.
             */
            grace_s?: null | number;
            /**
             * Format: double
             * @description Half-life of its risk in minutes, greater than 0.
             */
            half_life_min?: null | number;
            /**
             * Format: int32
             * @description 0 to 100.
             */
            severity?: null | number;
            /**
             * Format: double
             * @description 0 to 1.
             */
            weight?: null | number;
        };
        /** @description The contribution of an event type. */
        TypeScore: {
            /**
             * Format: double
             * @description Factor of the accommodation: 1 without one, 0 exempt, scaled in between.
             */
            accommodated: number;
            /**
             * Format: int32
             * @description Number of events with an effect.
             */
            counted: number;
            /**
             * Format: double
             * @description Sum of the effects of its events.
             */
            exposure: number;
            /** @description The latest events that counted, at most 8. */
            last_seqs: number[];
            /** @description Description for teachers. */
            meaning: string;
            /**
             * Format: double
             * @description Its current share of the risk.
             */
            risk: number;
            /**
             * Format: int32
             * @description Number of recorded events.
             */
            seen: number;
            /**
             * Format: int64
             * @description Total duration in milliseconds.
             */
            total_ms: number;
            /** @description Its name. */
            type: string;
        };
        /** @description A user account without its password. */
        User: {
            /** @description Lower case. */
            email: string;
            /** @description 1 to 200 characters. */
            full_name: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /** @description The user's role. */
            role: components["schemas"]["Role"];
        };
        /** @description A page of accounts, oldest first. */
        UserPage: {
            /** @description The accounts. */
            items: components["schemas"]["User"][];
            /**
             * Format: uuid
             * @description The `after` of the next page; null at the end.
             */
            next: null | string;
        };
        /**
         * @description A person's judgement.
         * @enum {unknown}
         */
        Verdict: "cleared" | "suspicious" | "violation";
        VerdictBody: {
            comment?: null | string;
            verdict: components["schemas"]["Verdict"];
        };
        /** @description A second person's review of a verdict. */
        VerdictReview: {
            /** @description The reason. */
            comment: string;
            /**
             * Format: date-time
             * @description When it was reviewed.
             */
            reviewed_at: string;
            /**
             * Format: uuid
             * @description Never the judging person.
             */
            reviewed_by: string;
            /** @description The same verdict confirms, a different one overturns. */
            verdict: components["schemas"]["Verdict"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Accommodation = components['schemas']['Accommodation'];
export type Alert = components['schemas']['Alert'];
export type AlertFigures = components['schemas']['AlertFigures'];
export type AlertLevel = components['schemas']['AlertLevel'];
export type AlertState = components['schemas']['AlertState'];
export type Answer = components['schemas']['Answer'];
export type AnswerKeyBody = components['schemas']['AnswerKeyBody'];
export type ApiKey = components['schemas']['ApiKey'];
export type Appeal = components['schemas']['Appeal'];
export type AppealAnswer = components['schemas']['AppealAnswer'];
export type AppealAnswerBody = components['schemas']['AppealAnswerBody'];
export type AppealBody = components['schemas']['AppealBody'];
export type ArchiveState = components['schemas']['ArchiveState'];
export type Assessment = components['schemas']['Assessment'];
export type AssessmentBody = components['schemas']['AssessmentBody'];
export type AssessmentKind = components['schemas']['AssessmentKind'];
export type AssessmentSource = components['schemas']['AssessmentSource'];
export type AttemptCard = components['schemas']['AttemptCard'];
export type AttemptGrade = components['schemas']['AttemptGrade'];
export type AttemptListItem = components['schemas']['AttemptListItem'];
export type AttemptPage = components['schemas']['AttemptPage'];
export type AttemptPaper = components['schemas']['AttemptPaper'];
export type AttemptQuestion = components['schemas']['AttemptQuestion'];
export type AttemptSession = components['schemas']['AttemptSession'];
export type AttemptStatus = components['schemas']['AttemptStatus'];
export type AttemptVerdict = components['schemas']['AttemptVerdict'];
export type AuditFault = components['schemas']['AuditFault'];
export type AuditPage = components['schemas']['AuditPage'];
export type AuditRow = components['schemas']['AuditRow'];
export type AuditVerdict = components['schemas']['AuditVerdict'];
export type BackupCodes = components['schemas']['BackupCodes'];
export type BankBody = components['schemas']['BankBody'];
export type BankPage = components['schemas']['BankPage'];
export type BankQuestion = components['schemas']['BankQuestion'];
export type BehaviorAnalysis = components['schemas']['BehaviorAnalysis'];
export type BehaviorBody = components['schemas']['BehaviorBody'];
export type BehaviorFigures = components['schemas']['BehaviorFigures'];
export type BehaviorNarrative = components['schemas']['BehaviorNarrative'];
export type CalibrationBin = components['schemas']['CalibrationBin'];
export type CategoryRule = components['schemas']['CategoryRule'];
export type CategoryScore = components['schemas']['CategoryScore'];
export type ChangeBody = components['schemas']['ChangeBody'];
export type ChangeDraft = components['schemas']['ChangeDraft'];
export type ChangeFigures = components['schemas']['ChangeFigures'];
export type ChangeState = components['schemas']['ChangeState'];
export type ClassBody = components['schemas']['ClassBody'];
export type ClassMember = components['schemas']['ClassMember'];
export type ClassTeacher = components['schemas']['ClassTeacher'];
export type ClassTeacherBody = components['schemas']['ClassTeacherBody'];
export type CloneBody = components['schemas']['CloneBody'];
export type Collected = components['schemas']['Collected'];
export type CollusionPage = components['schemas']['CollusionPage'];
export type CollusionPair = components['schemas']['CollusionPair'];
export type CollusionRun = components['schemas']['CollusionRun'];
export type CollusionSheets = components['schemas']['CollusionSheets'];
export type CollusionState = components['schemas']['CollusionState'];
export type ComponentLog = components['schemas']['ComponentLog'];
export type ComponentLogPage = components['schemas']['ComponentLogPage'];
export type ComponentLogStatistics = components['schemas']['ComponentLogStatistics'];
export type ComponentReport = components['schemas']['ComponentReport'];
export type ComponentStatus = components['schemas']['ComponentStatus'];
export type Criterion = components['schemas']['Criterion'];
export type DecisionBody = components['schemas']['DecisionBody'];
export type DeletionRecord = components['schemas']['DeletionRecord'];
export type Distribution = components['schemas']['Distribution'];
export type ErasureBody = components['schemas']['ErasureBody'];
export type EventArchive = components['schemas']['EventArchive'];
export type EventBody = components['schemas']['EventBody'];
export type EventsBody = components['schemas']['EventsBody'];
export type EventShape = components['schemas']['EventShape'];
export type EventTypeView = components['schemas']['EventTypeView'];
export type EventView = components['schemas']['EventView'];
export type Exam = components['schemas']['Exam'];
export type ExamAnalytics = components['schemas']['ExamAnalytics'];
export type ExamBody = components['schemas']['ExamBody'];
export type ExamPermission = components['schemas']['ExamPermission'];
export type ExamResults = components['schemas']['ExamResults'];
export type ExamRisk = components['schemas']['ExamRisk'];
export type ExamSection = components['schemas']['ExamSection'];
export type ExamSettings = components['schemas']['ExamSettings'];
export type ExamStatus = components['schemas']['ExamStatus'];
export type ExamSummary = components['schemas']['ExamSummary'];
export type FeatureWeight = components['schemas']['FeatureWeight'];
export type Feedback = components['schemas']['Feedback'];
export type FeedbackBody = components['schemas']['FeedbackBody'];
export type FlagBody = components['schemas']['FlagBody'];
export type FlaggedAttempt = components['schemas']['FlaggedAttempt'];
export type FocusFigures = components['schemas']['FocusFigures'];
export type GradeBody = components['schemas']['GradeBody'];
export type GradedAnswer = components['schemas']['GradedAnswer'];
export type GroupStanding = components['schemas']['GroupStanding'];
export type Health = components['schemas']['Health'];
export type HealthChecks = components['schemas']['HealthChecks'];
export type HoldBody = components['schemas']['HoldBody'];
export type ImportLine = components['schemas']['ImportLine'];
export type ImportReport = components['schemas']['ImportReport'];
export type JournalHealth = components['schemas']['JournalHealth'];
export type KeyBody = components['schemas']['KeyBody'];
export type LegalHold = components['schemas']['LegalHold'];
export type ListingOfApiKey = components['schemas']['ListingOfApiKey'];
export type ListingOfAppeal = components['schemas']['ListingOfAppeal'];
export type ListingOfAttemptVerdict = components['schemas']['ListingOfAttemptVerdict'];
export type ListingOfEventTypeView = components['schemas']['ListingOfEventTypeView'];
export type ListingOfExamRisk = components['schemas']['ListingOfExamRisk'];
export type ListingOfPermissionEntry = components['schemas']['ListingOfPermissionEntry'];
export type ListingOfQuestion = components['schemas']['ListingOfQuestion'];
export type ListingOfResolveOutcome = components['schemas']['ListingOfResolveOutcome'];
export type ListingOfUser = components['schemas']['ListingOfUser'];
export type Liveness = components['schemas']['Liveness'];
export type LoginBody = components['schemas']['LoginBody'];
export type LogSeverity = components['schemas']['LogSeverity'];
export type MadeKey = components['schemas']['MadeKey'];
export type ManagedExam = components['schemas']['ManagedExam'];
export type MemberBody = components['schemas']['MemberBody'];
export type MonitoringNotice = components['schemas']['MonitoringNotice'];
export type MonitoringPage = components['schemas']['MonitoringPage'];
export type MonitoringPolicy = components['schemas']['MonitoringPolicy'];
export type MonitorTicket = components['schemas']['MonitorTicket'];
export type NamedCount = components['schemas']['NamedCount'];
export type NarrativeState = components['schemas']['NarrativeState'];
export type NewUserBody = components['schemas']['NewUserBody'];
export type NextStep = components['schemas']['NextStep'];
export type NextStepKind = components['schemas']['NextStepKind'];
export type NoteBody = components['schemas']['NoteBody'];
export type OneTimePassword = components['schemas']['OneTimePassword'];
export type OptionCount = components['schemas']['OptionCount'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeBody = components['schemas']['OutcomeBody'];
export type OwnAlert = components['schemas']['OwnAlert'];
export type OwnAttempt = components['schemas']['OwnAttempt'];
export type PageOfAppeal = components['schemas']['PageOfAppeal'];
export type PageOfAssessment = components['schemas']['PageOfAssessment'];
export type PageOfBankQuestion = components['schemas']['PageOfBankQuestion'];
export type PageOfClassMember = components['schemas']['PageOfClassMember'];
export type PageOfDeletionRecord = components['schemas']['PageOfDeletionRecord'];
export type PageOfEventArchive = components['schemas']['PageOfEventArchive'];
export type PageOfExamSummary = components['schemas']['PageOfExamSummary'];
export type PageOfFeedback = components['schemas']['PageOfFeedback'];
export type PageOfFlaggedAttempt = components['schemas']['PageOfFlaggedAttempt'];
export type PageOfLegalHold = components['schemas']['PageOfLegalHold'];
export type PageOfOutcome = components['schemas']['PageOfOutcome'];
export type PageOfRescoring = components['schemas']['PageOfRescoring'];
export type PageOfResultChange = components['schemas']['PageOfResultChange'];
export type PageOfRiskModel = components['schemas']['PageOfRiskModel'];
export type PageOfSchoolClass = components['schemas']['PageOfSchoolClass'];
export type PageOfStudentAction = components['schemas']['PageOfStudentAction'];
export type PageOfStudentExam = components['schemas']['PageOfStudentExam'];
export type PageOfTriageAlert = components['schemas']['PageOfTriageAlert'];
export type PageOfTwoMarks = components['schemas']['PageOfTwoMarks'];
export type PasswordBody = components['schemas']['PasswordBody'];
export type PasteFigures = components['schemas']['PasteFigures'];
export type PerformanceRecord = components['schemas']['PerformanceRecord'];
export type PeriodComparison = components['schemas']['PeriodComparison'];
export type PermissionBody = components['schemas']['PermissionBody'];
export type PermissionEntry = components['schemas']['PermissionEntry'];
export type Person = components['schemas']['Person'];
export type PersonalData = components['schemas']['PersonalData'];
export type Profile = components['schemas']['Profile'];
export type Progress = components['schemas']['Progress'];
export type PublishState = components['schemas']['PublishState'];
export type Question = components['schemas']['Question'];
export type QuestionAnalytics = components['schemas']['QuestionAnalytics'];
export type QuestionBody = components['schemas']['QuestionBody'];
export type QuestionKind = components['schemas']['QuestionKind'];
export type QuestionResult = components['schemas']['QuestionResult'];
export type QuestionStatistics = components['schemas']['QuestionStatistics'];
export type QuestionTime = components['schemas']['QuestionTime'];
export type RawJson = components['schemas']['RawJson'];
export type RefreshBody = components['schemas']['RefreshBody'];
export type RegisterBody = components['schemas']['RegisterBody'];
export type Regraded = components['schemas']['Regraded'];
export type RegradeReport = components['schemas']['RegradeReport'];
export type ReportBody = components['schemas']['ReportBody'];
export type ReportReceipt = components['schemas']['ReportReceipt'];
export type RescoredAttempt = components['schemas']['RescoredAttempt'];
export type Rescoring = components['schemas']['Rescoring'];
export type RescoringBody = components['schemas']['RescoringBody'];
export type RescoringEffect = components['schemas']['RescoringEffect'];
export type RescoringState = components['schemas']['RescoringState'];
export type ResetBody = components['schemas']['ResetBody'];
export type ResolveBody = components['schemas']['ResolveBody'];
export type ResolveOutcome = components['schemas']['ResolveOutcome'];
export type ResultChange = components['schemas']['ResultChange'];
export type ResultRelease = components['schemas']['ResultRelease'];
export type ResultsStatus = components['schemas']['ResultsStatus'];
export type RhythmComparison = components['schemas']['RhythmComparison'];
export type RhythmFigures = components['schemas']['RhythmFigures'];
export type RiskBands = components['schemas']['RiskBands'];
export type RiskFactor = components['schemas']['RiskFactor'];
export type RiskFigures = components['schemas']['RiskFigures'];
export type RiskLevel = components['schemas']['RiskLevel'];
export type RiskModel = components['schemas']['RiskModel'];
export type RiskModelState = components['schemas']['RiskModelState'];
export type Role = components['schemas']['Role'];
export type RowReport = components['schemas']['RowReport'];
export type SaveBody = components['schemas']['SaveBody'];
export type ScheduleBody = components['schemas']['ScheduleBody'];
export type SchoolClass = components['schemas']['SchoolClass'];
export type ScoreView = components['schemas']['ScoreView'];
export type SecondMarkBody = components['schemas']['SecondMarkBody'];
export type Session = components['schemas']['Session'];
export type SettingsBody = components['schemas']['SettingsBody'];
export type SheetAnswer = components['schemas']['SheetAnswer'];
export type SheetQuestion = components['schemas']['SheetQuestion'];
export type SimilarBody = components['schemas']['SimilarBody'];
export type SimilarQuestion = components['schemas']['SimilarQuestion'];
export type SimilarQuestions = components['schemas']['SimilarQuestions'];
export type StartBody = components['schemas']['StartBody'];
export type StudentAction = components['schemas']['StudentAction'];
export type StudentAttempt = components['schemas']['StudentAttempt'];
export type StudentDashboard = components['schemas']['StudentDashboard'];
export type StudentExam = components['schemas']['StudentExam'];
export type StudentExamState = components['schemas']['StudentExamState'];
export type StudentNumber = components['schemas']['StudentNumber'];
export type StudentProfile = components['schemas']['StudentProfile'];
export type StudentReport = components['schemas']['StudentReport'];
export type StudentRisk = components['schemas']['StudentRisk'];
export type SubjectMastery = components['schemas']['SubjectMastery'];
export type TableReport = components['schemas']['TableReport'];
export type TakeBody = components['schemas']['TakeBody'];
export type TallyCount = components['schemas']['TallyCount'];
export type TaughtStudent = components['schemas']['TaughtStudent'];
export type TeacherDashboard = components['schemas']['TeacherDashboard'];
export type TeacherProfile = components['schemas']['TeacherProfile'];
export type TeacherTotals = components['schemas']['TeacherTotals'];
export type TimelineBucket = components['schemas']['TimelineBucket'];
export type TopicMastery = components['schemas']['TopicMastery'];
export type TriageAlert = components['schemas']['TriageAlert'];
export type TwoFactorBody = components['schemas']['TwoFactorBody'];
export type TwoFactorCodeBody = components['schemas']['TwoFactorCodeBody'];
export type TwoFactorSetup = components['schemas']['TwoFactorSetup'];
export type TwoMarks = components['schemas']['TwoMarks'];
export type TypeRule = components['schemas']['TypeRule'];
export type TypeScore = components['schemas']['TypeScore'];
export type User = components['schemas']['User'];
export type UserPage = components['schemas']['UserPage'];
export type Verdict = components['schemas']['Verdict'];
export type VerdictBody = components['schemas']['VerdictBody'];
export type VerdictReview = components['schemas']['VerdictReview'];
export type $defs = Record<string, never>;
export interface operations {
    ListArchives: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfEventArchive"];
                };
            };
        };
    };
    ListAudit: {
        parameters: {
            query?: {
                action?: string;
                actor_id?: string;
                before?: number;
                limit?: number;
                since?: string;
                subject_id?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    VerifyAudit: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
        };
    };
    ListDeletions: {
        parameters: {
            query?: {
                after?: string;
                exam_id?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDeletionRecord"];
                };
            };
        };
    };
    ListHolds: {
        parameters: {
            query?: {
                after?: string;
                lifted?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfLegalHold"];
                };
            };
        };
    };
    PlaceHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
        };
    };
    LiftHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListOutcomes: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOutcome"];
                };
            };
        };
    };
    EnterOutcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    ImportOutcomes: {
        parameters: {
            query: {
                accept?: string;
                format: string;
            };
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableReport"];
                };
            };
        };
    };
    ListRiskModels: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRiskModel"];
                };
            };
        };
    };
    ActivateRiskModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskModel"];
                };
            };
        };
    };
    DeactivateRiskModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TrainRiskModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskModel"];
                };
            };
        };
    };
    ReadStudentNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentNumber"];
                };
            };
        };
    };
    SetStudentNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudentNumber"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentNumber"];
                };
            };
        };
    };
    ListUsers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                role?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    CreateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    ReadUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    ResetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
        };
    };
    EndSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AnalyseBehavior: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehaviorBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehaviorAnalysis"];
                };
            };
        };
    };
    ListKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfApiKey"];
                };
            };
        };
    };
    CreateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
        };
    };
    RevokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    Logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    ReadProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    ChangeProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    Refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    Register: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    LogoutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ConfirmTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TwoFactorCodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
        };
    };
    DisableTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TwoFactorCodeBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SetUpTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TwoFactorBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactorSetup"];
                };
            };
        };
    };
    Health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    Live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    Ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    Metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    ListEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfEventTypeView"];
                };
            };
        };
    };
    PostEvents: {
        parameters: {
            query?: {
                ticket?: string;
                wait?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventsBody"];
                "text/plain": components["schemas"]["EventsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
        };
    };
    ListComponentLogs: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
                severity?: string;
                since?: string;
                source?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComponentLogPage"];
                };
            };
        };
    };
    ReportComponent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"];
                };
            };
        };
    };
    ComponentLogStatistics: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComponentLogStatistics"];
                };
            };
        };
    };
    ExportMyData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalData"];
                };
            };
        };
    };
    EraseMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListOwnAssessments: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAssessment"];
                };
            };
        };
    };
    ViewAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptSession"];
                };
            };
        };
    };
    SaveAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
        };
    };
    ListOwnAppeals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfAppeal"];
                };
            };
        };
    };
    MakeAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
        };
    };
    TakeBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptSession"];
                };
            };
        };
    };
    EndBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptSession"];
                };
            };
        };
    };
    SubmitAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptSession"];
                };
            };
        };
    };
    RenewTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitorTicket"];
                };
            };
        };
    };
    ReadStudentDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentDashboard"];
                };
            };
        };
    };
    ListStudentExams: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfStudentExam"];
                };
            };
        };
    };
    ReadOwnAttempt: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentReport"];
                };
            };
        };
    };
    ReadNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitoringNotice"];
                };
            };
        };
    };
    StartAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptSession"];
                };
            };
        };
    };
    ListOwnFeedback: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfFeedback"];
                };
            };
        };
    };
    ReadOwnPerformance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceRecord"];
                };
            };
        };
    };
    ReadOwnRisk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentRisk"];
                };
            };
        };
    };
    ReadPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptPaper"];
                };
            };
        };
    };
    AnswerAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
        };
    };
    ReadBehavior: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehaviorAnalysis"];
                };
            };
        };
    };
    AskNarrative: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehaviorAnalysis"];
                };
            };
        };
    };
    FlagAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GradeAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                attempt_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptGrade"];
                };
            };
        };
    };
    ReadMonitoring: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                type?: string[];
            };
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitoringPage"];
                };
            };
        };
    };
    NoteAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MarkAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                attempt_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondMarkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoMarks"];
                };
            };
        };
    };
    ListVerdicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfAttemptVerdict"];
                };
            };
        };
    };
    JudgeAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptVerdict"];
                };
            };
        };
    };
    ReviewVerdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
                verdict_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptVerdict"];
                };
            };
        };
    };
    ListClasses: {
        parameters: {
            query?: {
                after?: string;
                archived?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfSchoolClass"];
                };
            };
        };
    };
    CreateClass: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolClass"];
                };
            };
        };
    };
    ReadClass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolClass"];
                };
            };
        };
    };
    ChangeClass: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchoolClass"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolClass"];
                };
            };
        };
    };
    ArchiveClass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportAssessments: {
        parameters: {
            query: {
                accept?: string;
                format: string;
                state?: string;
            };
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableReport"];
                };
            };
        };
    };
    ListMembers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfClassMember"];
                };
            };
        };
    };
    AddMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassMember"];
                };
            };
        };
    };
    RemoveMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportMembers: {
        parameters: {
            query: {
                accept?: string;
                format: string;
            };
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableReport"];
                };
            };
        };
    };
    AddClassTeacher: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassTeacherBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolClass"];
                };
            };
        };
    };
    RemoveClassTeacher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadTeacherDashboard: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeacherDashboard"];
                };
            };
        };
    };
    ListExams: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfExamSummary"];
                };
            };
        };
    };
    CreateExam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    ReadExam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    ChangeExam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Exam"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    ListTriage: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfTriageAlert"];
                };
            };
        };
    };
    ResolveAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfResolveOutcome"];
                };
            };
        };
    };
    ReadAccommodation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accommodation"];
                };
            };
        };
    };
    SetAccommodation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Accommodation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accommodation"];
                };
            };
        };
    };
    ReadAnalytics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamAnalytics"];
                };
            };
        };
    };
    ListAppeals: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAppeal"];
                };
            };
        };
    };
    ListAttempts: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptPage"];
                };
            };
        };
    };
    CloneExam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloneBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    CloseExam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    ReadCollusion: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollusionPage"];
                };
            };
        };
    };
    BeginCollusion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollusionRun"];
                };
            };
        };
    };
    ReadCollusionPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_a: string;
                attempt_b: string;
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollusionSheets"];
                };
            };
        };
    };
    ExportEvents: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ExportResults: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListFlagged: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfFlaggedAttempt"];
                };
            };
        };
    };
    ListPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfPermissionEntry"];
                };
            };
        };
    };
    SetPermission: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfPermissionEntry"];
                };
            };
        };
    };
    RevokePermission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfPermissionEntry"];
                };
            };
        };
    };
    PublishExam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    AddQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
        };
    };
    ChangeQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
        };
    };
    RemoveQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ChangeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerKeyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
        };
    };
    TakeFromBank: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfQuestion"];
                };
            };
        };
    };
    RegradeExam: {
        parameters: {
            query?: {
                preview?: boolean;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegradeReport"];
                };
            };
        };
    };
    ListRescorings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRescoring"];
                };
            };
        };
    };
    BeginRescoring: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescoringBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescoring"];
                };
            };
        };
    };
    ReadRescoring: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
                rescoring_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RescoringEffect"];
                };
            };
        };
    };
    ApplyRescoring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
                rescoring_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescoring"];
                };
            };
        };
    };
    ReadResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamResults"];
                };
            };
        };
    };
    ListResultChanges: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfResultChange"];
                };
            };
        };
    };
    RequestResultChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultChange"];
                };
            };
        };
    };
    DecideResultChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_id: string;
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultChange"];
                };
            };
        };
    };
    FreezeResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamResults"];
                };
            };
        };
    };
    PublishResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamResults"];
                };
            };
        };
    };
    ScheduleExam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
        };
    };
    ListSecondMarks: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                exam_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfTwoMarks"];
                };
            };
        };
    };
    ListHighRisk: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfExamRisk"];
                };
            };
        };
    };
    ListBank: {
        parameters: {
            query?: {
                after?: string;
                easiest?: number;
                hardest?: number;
                kind?: string;
                limit?: number;
                mine?: boolean;
                tag?: string;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankPage"];
                };
            };
        };
    };
    AddToBank: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
        };
    };
    ReadBankQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
        };
    };
    ChangeBankQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
        };
    };
    RemoveBankQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CalibrateBankQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
        };
    };
    ListBankVersions: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfBankQuestion"];
                };
            };
        };
    };
    ExportQuestions: {
        parameters: {
            query: {
                easiest?: number;
                format: string;
                hardest?: number;
                kind?: string;
                mine?: boolean;
                tag?: string;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportQuestions: {
        parameters: {
            query: {
                format: string;
                partial?: boolean;
            };
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "application/xml": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    FindSimilar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimilarBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarQuestions"];
                };
            };
        };
    };
    FindStudents: {
        parameters: {
            query: {
                query: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingOfUser"];
                };
            };
        };
    };
    ReadStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaughtStudent"];
                };
            };
        };
    };
    ListStudentActions: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfStudentAction"];
                };
            };
        };
    };
    ListAssessments: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAssessment"];
                };
            };
        };
    };
    EnterAssessment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessmentBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
        };
    };
    ReadAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assessment_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
        };
    };
    ChangeAssessment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                assessment_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assessment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
        };
    };
    RemoveAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assessment_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListFeedback: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfFeedback"];
                };
            };
        };
    };
    WriteFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key, sent again within a day, creates nothing and returns the first response. */
                "Idempotency-Key"?: string;
            };
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
        };
    };
    ReadFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
        };
    };
    ChangeFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any version. */
                "If-Match"?: string;
            };
            path: {
                feedback_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Feedback"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
        };
    };
    RemoveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadPerformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceRecord"];
                };
            };
        };
    };
    ReadRisk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                student_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentRisk"];
                };
            };
        };
    };
}
