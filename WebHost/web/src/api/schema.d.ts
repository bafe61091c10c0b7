// Generated from docs/openapi.json by `npm run schema`. Do not edit.

export interface paths {
    "/admin/archives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Months of events that are in files, the latest month first. */
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
        /** Who changed what, newest first, by actor, action, subject and time; next is the cursor for before. */
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
        /** Recomputes the chain, at most 100,000 rows a call, and names rows that are missing or changed. */
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
        /** Proofs of what retention has deleted, latest first. */
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
        /** Legal holds, latest first; with lifted=true those that were lifted as well. */
        get: operations["ListHolds"];
        put?: never;
        /** Nothing of that exam or student is deleted, erased or archived from now on. */
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
        /** Lifts a hold; it stays to be read. */
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
        /** Who left and who stayed, latest first. */
        get: operations["ListOutcomes"];
        put?: never;
        /** Enters an outcome, in place of an earlier one of the same student and term. */
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
        /** Enters the outcomes of a file, format csv or json, with the columns email or student_number, term, left, observed_on; with accept=good all good lines. */
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
        /** Models with their figures, latest first. */
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
        /** Uses that model from now on. */
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
        /** Uses the rule again. */
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
        /** Asks for a model of the outcomes there are; it is trained in the background. */
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
        /** The student's number in the institution, with an ETag. */
        get: operations["ReadStudentNumber"];
        /** Sets or clears it; If-Match names the ETag it was made from, 412 when it is stale. */
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
        /** Accounts, oldest first, by role; next is the cursor for after. */
        get: operations["ListUsers"];
        put?: never;
        /** An account of any role. */
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
        /** A one-time password, shown once; ends every session and revokes the API keys. */
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
        /** The behaviour analysis of an ended attempt, made now when there is none. */
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
        /** The caller's API keys, newest first, at most 100; never their secrets. */
        get: operations["ListKeys"];
        put?: never;
        /** An API key with scopes and an end; its secret is shown once. */
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
        /** A session for a password, and a code where there is a second factor. */
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
        /** Who is signed in. */
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
        /** Sets another password, ends every session and opens a new one. */
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
        /** The own profile, with an ETag: students' integrity, mastery and risk, teachers' department and subjects. */
        get: operations["ReadProfile"];
        /** Changes the own profile; If-Match names the ETag it was made from, 412 when it is stale. */
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
        /** The next session; the refresh token is good once. */
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
        /** A new student's account. */
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
        /** Turns the second factor on with the first code; answers ten backup codes, shown once. */
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
        /** A secret for an authenticator app, as text and as a QR code; shown once. */
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
        /** ok, degraded or down, with the reasons, part by part; 503 when down. */
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
        /** Answers while the process runs: for whoever restarts it. */
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
        /** 503 while new work should go elsewhere: no silo, no database, a full journal, or stopping. */
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
        /** The taxonomy. */
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
        /** Takes one event or a batch, for a closing page and for simple clients; 202 when accepted, with ?wait=durable 200 when stored. */
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
        /** Reports, newest first, by source, severity, status and time. */
        get: operations["ListComponentLogs"];
        put?: never;
        /** Stores what parts of the installation report of themselves. */
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
        /** Reports in numbers: totals, distribution, oldest and newest. */
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
        /** Everything that is kept about the caller, as one JSON document. */
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
        /** Erases the caller: the account is anonymous at once, the rest follows in the background. */
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
        /** Everything graded and published, latest first. */
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
        /** The own attempt, live or ended. */
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
        /** Stores an answer; it is durable when this returns. */
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
        /** The appeals of the own attempt with their answers, latest first. */
        get: operations["ListOwnAppeals"];
        put?: never;
        /** Appeals the latest verdict on the own attempt. */
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
        /** Stops the clock, as long as breaks are granted and left. */
        post: operations["TakeBreak"];
        /** The clock goes on. */
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
        /** A new ticket for the monitoring client. */
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
        /** Running and past attempts, released results, integrity, mastery, and what to do next. */
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
        /** Open, upcoming and taken exams, earliest opening first. */
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
        /** An own attempt; once the exam's results are released with points, score, events, alerts and verdict. */
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
        /** What is collected, why and how long it is kept. */
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
        /** Starts the exam; the notice on monitoring must have been agreed to. */
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
        /** Published feedback, latest first. */
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
        /** The own record over released results: mean, trend, consistency, mastery, and how it compares. */
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
        /** The own risk, where the institution shows it; 403 elsewhere. */
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
        /** Questions with keys, and answers with points. */
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
        /** Somebody who has not judged answers. */
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
        /** Times by question, time away, pastes, typing, changed answers, and a summary in words. */
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
        /** Has a language model put the figures into words, where one is set up; read the analysis again for the text. */
        post: operations["AskNarrative"];
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
        /** Score with its breakdown, alerts, a page of events (of the given types), and with the first page a timeline. */
        get: operations["ReadMonitoring"];
        put?: never;
        post?: never;
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
        /** A second person's mark. */
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
        /** All judgements of the attempt, the latest first; the first one counts. */
        get: operations["ListVerdicts"];
        put?: never;
        /** Judges an ended attempt; earlier judgements stay. */
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
        /** A second person confirms the latest judgement or finds otherwise. */
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
        /** The caller's classes, latest first; with archived=true those that are archived. */
        get: operations["ListClasses"];
        put?: never;
        /** A new class, owned by the caller. */
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
        /** The class with its teachers, and an ETag. */
        get: operations["ReadClass"];
        /** Changes the class; If-Match names the ETag it was made from, 412 when it is stale. */
        put: operations["ChangeClass"];
        post?: never;
        /** Archives the class; its owner alone may. */
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
        /** Takes in graded things of the class's members from a file, format csv or json, with the columns email or student_number, title, kind, points, max_points, held_on; with accept=good all good lines. */
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
        /** The students of the class, page by page. */
        get: operations["ListMembers"];
        put?: never;
        /** Takes an existing student in, by id, email or student number. */
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
        /** Takes a student out. */
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
        /** Takes in the students of a file, format csv or json, with the columns email or student_number; with accept=good all good lines. */
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
        /** Lets another teacher teach the class; its owner alone may. */
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
        /** Takes a teacher out: the owner anybody else, others themselves. */
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
        /** Managed exams with what is live, open, to grade and to judge, and the worst alerts. */
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
        /** The exams the teacher has a permission on, latest opening first. */
        get: operations["ListExams"];
        put?: never;
        /** A new draft, owned by the caller. */
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
        /** The exam with questions and keys. */
        get: operations["ReadExam"];
        /** Changes the exam of the given version. */
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
        /** Alerts that nobody has judged, worst first. */
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
        /** Judges up to 200 alerts of the exam alike; each answers for itself. */
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
        /** What one student is granted, with an ETag. */
        get: operations["ReadAllowance"];
        /** Extra time and detection changes for one student. */
        put: operations["SetAllowance"];
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
        /** Distributions, questions (facility, discrimination, time, options), reliability, alerts by kind, flagged attempts. */
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
        /** The exam's appeals, those without an answer first. */
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
        /** The exam's attempts, latest start first. */
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
        /** A new draft with the same content, owned by the caller. */
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
        /** No further start. */
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
        /** Where the comparison is, and pairs that agree beyond chance, the smallest p-value first. */
        get: operations["ReadCollusion"];
        put?: never;
        /** Compares all pairs of the exam's attempts, in the background; the exam must be over. Closing an exam does the same. */
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
        /** One pair with both answer sheets side by side. */
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
        /** All events of all attempts, as format csv (default) or json. */
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
        /** All attempts with their results, as format csv (default) or json. */
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
        /** Attempts that a person should look at, lowest integrity score first. */
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
        /** Who may do what. */
        get: operations["ListPermissions"];
        /** Gives or takes a teacher's permission. */
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
        /** Takes a teacher's permission. */
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
        /** Lets students start. */
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
        /** A question at the end of a draft. */
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
        /** Removes a question of a draft. */
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
        /** Corrects a key, also of an exam that was taken. */
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
        /** Grades all ended attempts by the keys of now. */
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
        /** The exam's rescorings, the latest first. */
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
        /** How far it is, its effect in sums, and the attempts with the largest change first. */
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
        /** Makes the computed scores the attempts'; the old ones are kept. */
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
        /** Where the results are, and what is missing. */
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
        /** Requests to change published results. */
        get: operations["ListResultChanges"];
        put?: never;
        /** Asks for a change of published results. */
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
        /** A second person approves or rejects. */
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
        /** Nothing changes any more. */
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
        /** Students see their results. */
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
        /** Answers with two marks, disagreements first. */
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
        /** Exams with warnings or critical alerts lately, worst first. */
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
        /** Own and shared questions, page by page. */
        get: operations["ListBank"];
        put?: never;
        /** A new question, owned by the caller. */
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
        /** The question as it is now. */
        get: operations["ReadBankQuestion"];
        /** Makes the next version; exams keep the one they took. */
        put: operations["ChangeBankQuestion"];
        post?: never;
        /** Takes it out of the bank; exams keep their copies. */
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
        /** Facility, discrimination and difficulty from answers. */
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
        /** All versions, latest first. */
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
        /** Writes questions as CSV, JSON, GIFT or Moodle XML. */
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
        /** Reads a file of questions: CSV, JSON, GIFT or Moodle XML. */
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
        /** Questions that read like a text. */
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
        /** Taught students whose name or address contains the text, and whoever has exactly that address, at most 20. */
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
        /** A student's attempts at the teacher's exams, with mastery by subject. */
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
        /** Who did what for the student, newest first. */
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
        /** Every graded thing, latest first: released results of Veritas, and what was entered or imported. */
        get: operations["ListAssessments"];
        put?: never;
        /** Enters something graded outside Veritas: a draft, or published at once. */
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
        /** An entry, with an ETag. */
        get: operations["ReadAssessment"];
        /** Changes or publishes an entry; If-Match names the ETag it was made from, 412 when it is stale. */
        put: operations["ChangeAssessment"];
        post?: never;
        /** Removes an entry. */
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
        /** Published feedback and the caller's own drafts, latest first. */
        get: operations["ListFeedback"];
        put?: never;
        /** New feedback: a draft, or published at once. */
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
        /** One of them, with an ETag. */
        get: operations["ReadFeedback"];
        /** Changes or publishes a draft; If-Match names the ETag it was made from, 412 when it is stale. */
        put: operations["ChangeFeedback"];
        post?: never;
        /** Removes it, published or not. */
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
        /** A taught student's record over released results, compared with the classes the caller teaches. */
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
        /** A taught student's risk of dropping out, with what each feature adds to it. */
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
        /** @description What one student is granted in one exam; it changes the detection too, and shows in the breakdown. */
        Accommodation: {
            /**
             * Format: int32
             * @description How long the student may stop the clock in all, 0 to 86,400.
             */
            break_s: number;
            /** @description Event types that are recorded and never count. */
            exempt: string[];
            /**
             * Format: int32
             * @description Added to the duration, 0 or more.
             */
            extra_s: number;
            /**
             * Format: double
             * @description The duration times this, 1 to 4, before the extra seconds are added.
             */
            factor: number;
            /** @description Factors from 0 to 1 on a type's effect, by type name. */
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
             * @description When.
             */
            handled_at?: null | string;
            /**
             * Format: uuid
             * @description Who acknowledged or resolved last.
             */
            handled_by?: null | string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: double
             * @description When raised.
             */
            integrity_score: number;
            /** @description Stable name: `band.warning`, `event.face.multiple`, `pattern.hidden_paste`, `connection.lost`. */
            kind: string;
            /** @description How loud. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: int64
             * @description Its place in the room's order, which only increases; 0 until the room has seen it.
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
             * @description When raised.
             */
            risk: number;
            /** @description For the teacher; names no student. */
            sentence: string;
            /** @description Triage. */
            state?: components["schemas"]["AlertState"];
            verdict?: null | components["schemas"]["Verdict"];
        };
        /** @description Alerts of one kind. */
        AlertFigures: {
            /**
             * Format: int32
             * @description Somebody looks.
             */
            acknowledged: number;
            /**
             * Format: int32
             * @description Nothing wrong.
             */
            cleared: number;
            /** @description Stable name. */
            kind: string;
            /** @description How loud. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: int32
             * @description Nobody has looked.
             */
            open: number;
            /**
             * Format: int32
             * @description Worth a second look.
             */
            suspicious: number;
            /**
             * Format: int32
             * @description Against the rules.
             */
            violation: number;
        };
        /**
         * @description How loud an alert is.
         * @enum {unknown}
         */
        AlertLevel: "technical" | "notice" | "warning" | "critical";
        /**
         * @description Where triage is.
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
             * @description From 1; a higher one wins.
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
        /** @description A key with which a program acts for its owner; the key itself is shown once and never kept. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From then on it does not hold.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute; null when it never was.
             */
            last_used_at: null | string;
            /** @description 1 to 100 characters. */
            name: string;
            /** @description How the key begins, to tell it from others. */
            prefix: string;
            /**
             * Format: date-time
             * @description When it was revoked; else null.
             */
            revoked_at: null | string;
            /** @description What it may do, such as `teacher:read`. */
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
             * @description When.
             */
            made_at: string;
            /** @description Why it should be another. */
            text: string;
            /**
             * Format: uuid
             * @description The verdict it is about; each can be appealed once.
             */
            verdict_id: string;
        };
        /** @description What became of an appeal. */
        AppealAnswer: {
            /**
             * Format: date-time
             * @description When.
             */
            answered_at: string;
            /**
             * Format: uuid
             * @description Neither who judged nor who reviewed.
             */
            answered_by: string;
            /** @description Why. */
            text: string;
            /** @description What counts from now on: the same upholds, another one takes the place of the old. */
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
         * @description How far an archive is.
         * @enum {unknown}
         */
        ArchiveState: "detached" | "exported" | "archived";
        /** @description An entry of a student's log of graded things. */
        Assessment: {
            author: null | components["schemas"]["Person"];
            /**
             * Format: date
             * @description When.
             */
            held_on: string;
            /**
             * Format: uuid
             * @description The entry's; of a result in Veritas the attempt's.
             */
            id: string;
            /** @description What. */
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
            /** @description Draft or published; a result in Veritas is published when it is in the log. */
            state: components["schemas"]["PublishState"];
            /**
             * Format: uuid
             * @description Whose.
             */
            student_id: string;
            /** @description Of what. */
            title: string;
            /**
             * Format: int32
             * @description Counts changes: the ETag; 0 for a result in Veritas.
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
         * @description Where an entry of the log comes from.
         * @enum {unknown}
         */
        AssessmentSource: "veritas" | "entered" | "imported";
        /** @description One attempt as the room shows it; the newest per attempt wins. */
        AttemptCard: {
            /**
             * Format: date-time
             * @description When this was true.
             */
            at: string;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description `none`, `notice`, `warning`, `critical`. */
            band: string;
            /** @description A client's socket is open. */
            connected: boolean;
            /**
             * Format: date-time
             * @description When it ends.
             */
            deadline: string;
            /**
             * Format: int64
             * @description Recorded so far.
             */
            events: number;
            /** @description The student asks for the teacher. */
            hand_raised: boolean;
            /**
             * Format: double
             * @description 0 to 100.
             */
            integrity_score: number;
            /** @description A teacher covered the page. */
            locked: boolean;
            /**
             * Format: double
             * @description 0 to 100 at At.
             */
            risk: number;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description Where it is. */
            status: components["schemas"]["AttemptStatus"];
            /**
             * Format: uuid
             * @description Whose.
             */
            student_id: string;
            /** @description For the teacher's eyes; empty in reports from attempts, filled in by the room. */
            student_name: string;
            /** @description Event types the student's browser cannot sense. */
            unsupported: string[];
        };
        /** @description Points so far. */
        AttemptGrade: {
            /**
             * Format: double
             * @description Possible.
             */
            max_points: number;
            /** @description Null while answers wait. */
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
             * @description Answers that wait for a teacher.
             */
            to_grade: number;
        };
        /** @description One attempt in the teacher's list. */
        AttemptListItem: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description As last written. */
            band: string;
            /**
             * Format: date-time
             * @description Null while live.
             */
            ended_at: null | string;
            grade: null | components["schemas"]["AttemptGrade"];
            /**
             * Format: double
             * @description 0 to 100, as last written.
             */
            integrity_score: number;
            /**
             * Format: double
             * @description 0 to 100, as last written.
             */
            risk: number;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description Where it is. */
            status: components["schemas"]["AttemptStatus"];
            /** @description Whose. */
            student: components["schemas"]["Person"];
        };
        /** @description A page of attempts. */
        AttemptPage: {
            /** @description Latest start first. */
            items: components["schemas"]["AttemptListItem"][];
            /**
             * Format: uuid
             * @description Where the next page begins; null: no more.
             */
            next: null | string;
        };
        /** @description An attempt's paper as a teacher grades it. */
        AttemptPaper: {
            /** @description As saved. */
            answers: components["schemas"]["GradedAnswer"][];
            /** @description The attempt. */
            attempt: components["schemas"]["AttemptListItem"];
            /** @description Of a terminated attempt. */
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
        /** @description A question as a student sees it: no key. */
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
             * @description What it is worth.
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
         * @description Where an attempt is. The transitions are in `attempt_transitions` (sql) and `AttemptTransitions`.
         * @enum {unknown}
         */
        AttemptStatus: "in_progress" | "paused" | "submitted" | "expired" | "abandoned" | "terminated";
        /** @description A judgement of an attempt. The latest of an attempt counts; when a second person has reviewed it, what that person found. */
        AttemptVerdict: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description Why. */
            comment: string;
            /** @description What counts. */
            counts: components["schemas"]["Verdict"];
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When.
             */
            judged_at: string;
            /**
             * Format: uuid
             * @description The first person.
             */
            judged_by: string;
            review: null | components["schemas"]["VerdictReview"];
            /** @description What the first person found. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description A row that is not as it was written. */
        AuditFault: {
            /** @description `missing`, `changed`, or `unlinked`: it does not follow the row before. */
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
             * @description Give it as `before` for the next page; null at the end.
             */
            next: null | number;
        };
        /** @description A row of the audit log. */
        AuditRow: {
            /** @description Route or hub call. */
            action: string;
            /**
             * Format: uuid
             * @description Who; null when nobody was signed in.
             */
            actor_id: null | string;
            /** @description The role at that time. */
            actor_role: null | string;
            /** @description Network address, shortened to /24 or /48. */
            address: string;
            after: null | components["schemas"]["RawJson"];
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            at: string;
            before: null | components["schemas"]["RawJson"];
            detail: null | components["schemas"]["RawJson"];
            /** @description SHA-256 over this row and the hash of the one before, hex. */
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
             * @description Which part of it.
             */
            part_id: null | string;
            /** @description As errors and logs name the request. */
            request_id: string;
            /**
             * Format: int64
             * @description Its number, from 1 without gaps.
             */
            seq: number;
            /**
             * Format: int32
             * @description HTTP status; 0 when it is not known how it ended.
             */
            status: number;
            /** @description Kind of the thing. */
            subject: string;
            /**
             * Format: uuid
             * @description The thing.
             */
            subject_id: null | string;
        };
        /** @description What a look at the chain found. */
        AuditVerdict: {
            /** @description The first 100. */
            faults: components["schemas"]["AuditFault"][];
            /** @description Its hash: kept somewhere else, it shows later that not even the whole chain was written anew. */
            head_hash: string;
            /**
             * Format: int64
             * @description Number of the last row.
             */
            head_seq: number;
            /** @description No fault in what was looked at. */
            intact: boolean;
            /**
             * Format: int64
             * @description Go on with it as `after`; null when the end was reached.
             */
            next: null | number;
            /**
             * Format: int64
             * @description Rows looked at.
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
            /** @description By id, so in the order they were made. */
            items: components["schemas"]["BankQuestion"][];
            /**
             * Format: uuid
             * @description Ask for what comes after this id; null: there is no more.
             */
            next: null | string;
        };
        /** @description A question of the bank. */
        BankQuestion: {
            /**
             * Format: double
             * @description 0 to 1; null: not known.
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
             * @description Who made it.
             */
            owner_id: string;
            /**
             * Format: double
             * @description Over 0, at most 1,000.
             */
            points: number;
            /** @description Null: none. */
            rubric: null | components["schemas"]["Criterion"][];
            /** @description Other teachers see and use it. */
            shared: boolean;
            statistics: null | components["schemas"]["QuestionStatistics"];
            /** @description As given, without doubles. */
            tags: string[];
            /** @description The question. */
            text: string;
            /**
             * Format: int32
             * @description From 1; rises with every change, old versions stay.
             */
            version: number;
        };
        /** @description What the events and answers of an ended attempt say about how it was taken. Evidence to look at; it changes no score. */
        BehaviorAnalysis: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: date-time
             * @description When.
             */
            computed_at: string;
            /** @description The numbers. */
            figures: components["schemas"]["BehaviorFigures"];
            narrative: null | components["schemas"]["BehaviorNarrative"];
            /** @description The same in sentences. */
            summary: string;
            /**
             * Format: int32
             * @description Of the analyser.
             */
            version: number;
        };
        BehaviorBody: {
            /** Format: uuid */
            attempt_id: string;
            /** @default false */
            force?: boolean;
        };
        /** @description The numbers of an analysis. */
        BehaviorFigures: {
            /** @description Answers that were changed. */
            changes: components["schemas"]["ChangeFigures"];
            /** @description Time away from the exam's page. */
            focus: components["schemas"]["FocusFigures"];
            /** @description What was pasted. */
            paste: components["schemas"]["PasteFigures"];
            /** @description In the exam's order. */
            questions: components["schemas"]["QuestionTime"][];
            /** @description Typing beside the student's own earlier attempts. */
            rhythm: components["schemas"]["RhythmFigures"];
            /**
             * Format: int32
             * @description From the start to the end.
             */
            seconds: number;
        };
        /** @description A language model's words for the figures. It saw nothing but them: no name, no id, no answer, no score. */
        BehaviorNarrative: {
            /**
             * Format: date-time
             * @description When that was.
             */
            at: string;
            /** @description Whose words; null until told. */
            model: null | string;
            /** @description Where it is. */
            state: components["schemas"]["NarrativeState"];
            /** @description At most 8,000 characters; null until told. */
            text: null | string;
        };
        /** @description Outcomes a model foretold with about that probability. */
        CalibrationBin: {
            /**
             * Format: double
             * @description Least probability of the bin.
             */
            from: number;
            /**
             * Format: double
             * @description The share that left; null without any.
             */
            left: null | number;
            /**
             * Format: int32
             * @description How many.
             */
            outcomes: number;
            /**
             * Format: double
             * @description Their mean probability; null without any.
             */
            predicted: null | number;
            /**
             * Format: double
             * @description Its end.
             */
            to: number;
        };
        /** @description How one category saturates: penalty = cap * (1 - exp(-exposure / scale)). */
        CategoryRule: {
            /**
             * Format: double
             * @description 0 to 100: the most this category can take from the score.
             */
            cap: number;
            /**
             * Format: double
             * @description Over 0: the exposure at which 63 % of the cap is reached.
             */
            scale: number;
        };
        /** @description One category's part. */
        CategoryScore: {
            /** @description Its name. */
            category: string;
            /**
             * Format: double
             * @description Sum of what counted.
             */
            exposure: number;
            /**
             * Format: double
             * @description 0 to its cap: what it takes from the score.
             */
            penalty: number;
            /** @description The types that were seen. */
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
        /** @description A wish to change published results: points of one answer, or the key of a question. */
        ChangeDraft: {
            /**
             * Format: uuid
             * @description With Points: whose answer.
             */
            attempt_id: null | string;
            key: null | components["schemas"]["RawJson"];
            /**
             * Format: double
             * @description 0 to the question's points; null: it is about the key.
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
        /** @description Choices that were made anew. */
        ChangeFigures: {
            /**
             * Format: int32
             * @description Within 30 s after a stretch away of 5 s or more.
             */
            after_away: number;
            /**
             * Format: int32
             * @description All of them.
             */
            changes: number;
            /**
             * Format: int32
             * @description In the last tenth of the attempt.
             */
            late: number;
            /**
             * Format: int32
             * @description Of these, the most within one minute.
             */
            late_burst: number;
            /**
             * Format: int32
             * @description How many questions they concern.
             */
            questions: number;
        };
        /**
         * @description Where a request to change published results is.
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
             * @description Since when.
             */
            added_at: string;
            /** @description For recognising. */
            email: string;
            /** @description Who. */
            student: components["schemas"]["Person"];
            /** @description As the institution knows the student; null: none entered. */
            student_number: null | string;
        };
        /** @description Somebody who teaches a class. */
        ClassTeacher: {
            /** @description May archive the class; there is one. */
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
        /** @description A comparison with a page of its pairs. */
        CollusionPage: {
            /** @description The smallest p-value first. */
            items: components["schemas"]["CollusionPair"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
            run: null | components["schemas"]["CollusionRun"];
        };
        /** @description Two attempts whose wrong answers agree beyond chance. Evidence for a person to look at, no verdict. */
        CollusionPair: {
            /**
             * Format: uuid
             * @description The one with the smaller id.
             */
            attempt_a: string;
            /**
             * Format: uuid
             * @description The other one.
             */
            attempt_b: string;
            /**
             * Format: int32
             * @description Questions that both answered wrong.
             */
            both_wrong: number;
            /**
             * Format: int32
             * @description Same answers that were stored within 30 s of each other.
             */
            close_answers: number;
            /**
             * Format: double
             * @description How many the same by chance, from what the class answered.
             */
            expected: number;
            /**
             * Format: double
             * @description Median of b's time less a's, in seconds, over the same answers; positive when b follows. Null without any.
             */
            lag_s: null | number;
            /**
             * Format: double
             * @description Chance of so many or more.
             */
            p_value: number;
            /**
             * Format: double
             * @description Corrected for all tested pairs (Benjamini and Hochberg); kept up to 0.05.
             */
            q_value: number;
            /**
             * Format: int32
             * @description Questions that both answered right; says nothing by itself.
             */
            same_right: number;
            /**
             * Format: int32
             * @description Of these, with the same answer.
             */
            same_wrong: number;
            /** @description Whose. */
            student_a: components["schemas"]["Person"];
            /** @description Whose. */
            student_b: components["schemas"]["Person"];
            /**
             * Format: double
             * @description Of the times taken a question, each beside the class's; null with fewer than 8 to compare.
             */
            time_correlation: null | number;
        };
        /** @description A comparison of all pairs of an exam's attempts, one attempt a student, the latest. */
        CollusionRun: {
            /**
             * Format: date-time
             * @description When.
             */
            asked_at: string;
            /**
             * Format: uuid
             * @description Null: the exam was closed.
             */
            asked_by: null | string;
            /**
             * Format: int32
             * @description Compared with each other.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description Null while waiting.
             */
            computed_at: null | string;
            /**
             * Format: uuid
             * @description A new one each time.
             */
            id: string;
            /**
             * Format: int32
             * @description Pairs that agree beyond chance, at most 1,000.
             */
            kept: number;
            /** @description Where it is. */
            state: components["schemas"]["CollusionState"];
            /**
             * Format: int32
             * @description Pairs with at least 4 questions that both answered wrong; the correction is for so many.
             */
            tested: number;
            /**
             * Format: int32
             * @description Of the method.
             */
            version: number;
        };
        /** @description A pair with both answer sheets. */
        CollusionSheets: {
            /** @description The figures. */
            pair: components["schemas"]["CollusionPair"];
            /** @description In the exam's order. */
            questions: components["schemas"]["SheetQuestion"][];
        };
        /**
         * @description Where the comparison of an exam's answers is.
         * @enum {unknown}
         */
        CollusionState: "waiting" | "ready" | "failed";
        /** @description A stored report. */
        ComponentLog: {
            /**
             * Format: uuid
             * @description UUIDv7, rises with the time of receipt.
             */
            id: string;
            /**
             * Format: date-time
             * @description Server time.
             */
            received_at: string;
            /** @description What was reported; `at` is set. */
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
             * @description Give it as `before` for the next page; null at the end.
             */
            next: null | string;
        };
        /** @description The reports in numbers. */
        ComponentLogStatistics: {
            /** @description How many of each severity there is. */
            by_severity: components["schemas"]["NamedCount"][];
            /** @description The 50 sources with the most. */
            by_source: components["schemas"]["NamedCount"][];
            /** @description How many of each status there is. */
            by_status: components["schemas"]["NamedCount"][];
            /**
             * Format: date-time
             * @description Receipt of the newest; null when there is none.
             */
            newest_at: null | string;
            /**
             * Format: date-time
             * @description Receipt of the oldest; null when there is none.
             */
            oldest_at: null | string;
            /**
             * Format: int64
             * @description How many.
             */
            total: number;
        };
        /** @description What a part reports of itself. Ids and counts belong here; names, answers and addresses of people do not. */
        ComponentReport: {
            /**
             * Format: date-time
             * @description When it was so; the time of receipt when null. From a year ago to five minutes ahead.
             */
            at?: null | string;
            /** @description A JSON object of at most 8,192 bytes, or nothing. */
            data?: unknown;
            /** @description 1 to 2,000 characters. */
            message: string;
            /** @description How loud. */
            severity: components["schemas"]["LogSeverity"];
            /** @description Which part: 1 to 100 of a-z, 0-9, dot, dash, underscore, such as `backup` or `proxy.eu-1`. */
            source: string;
            /** @description How the part is. */
            status: components["schemas"]["ComponentStatus"];
        };
        /**
         * @description How the part that reports is.
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
        /** @description Proof of one batch that retention has deleted. */
        DeletionRecord: {
            /**
             * Format: int32
             * @description How many attempts.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When.
             */
            deleted_at: string;
            /**
             * Format: uuid
             * @description Of which exam.
             */
            exam_id: string;
            /**
             * Format: date-time
             * @description The first start among them.
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
             * @description The last start among them.
             */
            last_started: string;
            /**
             * Format: int32
             * @description Its number of days, counted from the exam's end.
             */
            retention_days: number;
            /** @description Rows deleted, by table. */
            rows: {
                [key: string]: number;
            };
            /** @description Which setting of the exam said so: `policy.retention_days`. */
            setting: string;
        };
        /** @description How a number spreads over attempts. */
        Distribution: {
            /** @description Twenty counts, each five wide from 0; the last takes what is beyond. */
            bins: number[];
            /**
             * Format: int32
             * @description How many attempts.
             */
            count: number;
            /**
             * Format: double
             * @description Of the population; null with fewer than two.
             */
            deviation: null | number;
            /**
             * Format: double
             * @description Null without attempts.
             */
            mean: null | number;
            /**
             * Format: double
             * @description To the width of a bin; null without attempts.
             */
            median: null | number;
        };
        ErasureBody: {
            code?: null | string;
            password: string;
        };
        /** @description A month of events that has left the table of events. */
        EventArchive: {
            /**
             * Format: date-time
             * @description When its table was dropped.
             */
            archived_at: null | string;
            /**
             * Format: date-time
             * @description When it left the table.
             */
            begun_at: string;
            /**
             * Format: int64
             * @description Size of the file.
             */
            bytes: null | number;
            /**
             * Format: int64
             * @description Rows in the file.
             */
            events: null | number;
            /** @description Name of the file in the archive's directory; null until it is written. */
            file: null | string;
            /**
             * Format: date
             * @description The first day on which its attempts began.
             */
            first_day: string;
            /** @description Of the partition it was. */
            name: string;
            /** @description SHA-256 of the file, in hex, as `sha256sum` prints it. */
            sha256: null | string;
            /** @description How far it is. */
            state: components["schemas"]["ArchiveState"];
            /**
             * Format: date
             * @description The day after the last.
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
         * @description Whether an event is a point or a stretch of time.
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
             * @description Own events: the client's event they follow.
             */
            after_seq: null | number;
            /**
             * Format: date-time
             * @description When it began.
             */
            at: string;
            data: null | components["schemas"]["RawJson"];
            /**
             * Format: int32
             * @description How long it lasted.
             */
            ms: number;
            /**
             * Format: date-time
             * @description When the server had it.
             */
            received_at: string;
            /**
             * Format: int64
             * @description Above 0: the client's; below: Veritas' own.
             */
            seq: number;
            /** @description Its type. */
            type: string;
        };
        /** @description An exam as its teachers see it. */
        Exam: {
            /**
             * Format: date-time
             * @description No start from here on.
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
             * @description No start before.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description What the asking teacher may do. */
            permission: components["schemas"]["ExamPermission"];
            /** @description What is collected and how it counts. */
            policy: components["schemas"]["MonitoringPolicy"];
            /** @description In order, with keys. */
            questions: components["schemas"]["Question"][];
            /** @description How it is taken. */
            settings: components["schemas"]["ExamSettings"];
            /** @description Where it is in its life. */
            status: components["schemas"]["ExamStatus"];
            /** @description Shown to students. */
            subject: string;
            /** @description Shown to students. */
            title: string;
            /**
             * Format: int32
             * @description Rises with every change; a PUT names the one it changes.
             */
            version: number;
        };
        /** @description What an exam's attempts say. Kept attempt by attempt, so it costs the same for ten attempts and for a million; `docs/analysis.md` has the formulas. */
        ExamAnalytics: {
            /** @description By kind, the loudest first. */
            alerts: components["schemas"]["AlertFigures"][];
            /**
             * Format: double
             * @description Cronbach's alpha over graded attempts, at most 1; null where it cannot be told.
             */
            alpha: null | number;
            /**
             * Format: int32
             * @description All.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When a change was counted last; null: nobody has taken it.
             */
            counted_at: null | string;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description How many attempts a person should look at.
             */
            flagged: number;
            /** @description Integrity scores of ended attempts, 0 to 100. */
            integrity: components["schemas"]["Distribution"];
            /** @description How long ended attempts took. */
            minutes: components["schemas"]["Distribution"];
            /**
             * Format: int32
             * @description Graded ones at or over the pass mark.
             */
            passed: number;
            /** @description Scores of graded attempts, 0 to 100. */
            percent: components["schemas"]["Distribution"];
            /** @description In order. */
            questions: components["schemas"]["QuestionAnalytics"][];
            /** @description By status. */
            statuses: components["schemas"]["TallyCount"][];
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Attempts with answers that wait for a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged, ended, and nobody has judged.
             */
            to_judge: number;
            /** @description People's judgements. */
            verdicts: components["schemas"]["TallyCount"][];
            /** @description The first flagged attempts, lowest score first, at most 10; the rest are a list of their own. */
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
        /** @description The results of an exam as a whole. */
        ExamResults: {
            /**
             * Format: int32
             * @description Ended attempts.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Answers whose two marks are too far apart.
             */
            disagreements: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description Attempts that still run.
             */
            live: number;
            /**
             * Format: int32
             * @description Requests that nobody has decided.
             */
            open_changes: number;
            /** @description When students see them. */
            release: components["schemas"]["ResultRelease"];
            /** @description Where they are. */
            status: components["schemas"]["ResultsStatus"];
            /**
             * Format: int32
             * @description Answers that wait for a grade.
             */
            to_grade: number;
        };
        /** @description What went wrong in one exam lately. */
        ExamRisk: {
            /**
             * Format: int32
             * @description How many attempts they are of.
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
             * @description The newest of them.
             */
            latest_at: string;
            /**
             * Format: int32
             * @description Attempts that run now.
             */
            live: number;
            /**
             * Format: int32
             * @description Of these two, how many nobody has looked at.
             */
            open: number;
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Warnings since the time asked for.
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
            /** @description At most 100 networks in CIDR notation; start and answers are taken from these only. Empty: from anywhere. */
            allowed_networks: string[];
            /**
             * Format: int32
             * @description 1 to 100 a student; a practice exam does not count them.
             */
            attempts_allowed: number;
            /** @description Anyone may rehearse as often as they like; it counts nowhere and nobody watches. */
            practice: boolean;
            /** @description When students see what they earned. */
            release: components["schemas"]["ResultRelease"];
            /** @description At most 50. */
            sections: components["schemas"]["ExamSection"][];
            /** @description Every attempt has its own order of options. */
            shuffle_options: boolean;
            /** @description Every attempt has its own order of questions, the same each time it is read. */
            shuffle_questions: boolean;
        };
        /**
         * @description Where an exam is in its life.
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
             * @description No start from here on.
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
             * @description Neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: date-time
             * @description No start before.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description What the asking teacher may do. */
            permission: components["schemas"]["ExamPermission"];
            /** @description Where it is in its life. */
            status: components["schemas"]["ExamStatus"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
        };
        /** @description What one feature weighs in a model. */
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
             * @description Of the standardised value, in units of the calibrated logit.
             */
            weight: number;
        };
        /** @description Feedback of a teacher to a student. */
        Feedback: {
            /** @description By whom. */
            author: components["schemas"]["Person"];
            /**
             * Format: date-time
             * @description When it was begun.
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
             * @description To whom.
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
             * @description Counts changes: the ETag.
             */
            version: number;
        };
        FeedbackBody: {
            state?: components["schemas"]["PublishState"];
            text: string;
            title: string;
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
             * @description Neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: double
             * @description 0 to 100; 0 while live.
             */
            percent: number;
            /** @description Where it is. */
            status: components["schemas"]["AttemptStatus"];
            /** @description Whose. */
            student: components["schemas"]["Person"];
            verdict: null | components["schemas"]["Verdict"];
            worst: null | components["schemas"]["AlertLevel"];
        };
        /** @description Time away: the page hidden, or another window in front. Stretches under a second are left out. */
        FocusFigures: {
            /**
             * Format: double
             * @description All of them.
             */
            away_seconds: number;
            /**
             * Format: double
             * @description Of all, with the page hidden.
             */
            hidden_seconds: number;
            /**
             * Format: double
             * @description The longest.
             */
            longest_seconds: number;
            /**
             * Format: double
             * @description Of the attempt's time, 0 to 1.
             */
            share: number;
            /**
             * Format: int32
             * @description How many stretches.
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
        /** @description An answer with what it earned. */
        GradedAnswer: {
            /** @description The grader's. */
            comment: string;
            /**
             * @description The version of the grade, for If-Match of a grade or second mark.
             * @default
             */
            etag?: string;
            /**
             * Format: uuid
             * @description Null: by the key.
             */
            graded_by: null | string;
            /**
             * Format: double
             * @description Null: not graded.
             */
            points: null | number;
            /**
             * Format: uuid
             * @description The question.
             */
            question_id: string;
            /**
             * Format: int32
             * @description As saved last.
             */
            revision: number;
            /** @description Points by line; null: without. */
            rubric?: null | {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description When.
             */
            saved_at: string;
            /** @description JSON by kind. */
            value: components["schemas"]["RawJson"];
        };
        /** @description How the student stands in a group. Of a group of fewer than five students with results all figures are null. */
        GroupStanding: {
            /**
             * Format: uuid
             * @description The class; null: the whole institution.
             */
            class_id: null | string;
            /**
             * Format: double
             * @description The mean of their means, 0 to 100; of the institution known to one percent.
             */
            mean: null | number;
            /** @description The class's name; null: the whole institution. */
            name: null | string;
            /**
             * Format: double
             * @description The share of the others whose mean is lower, those alike counted half, 0 to 100.
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
        /** @description What became of one question of a file. */
        ImportLine: {
            /**
             * Format: uuid
             * @description The new question; null: not imported.
             */
            id: null | string;
            /**
             * Format: int32
             * @description Where it begins, from 1.
             */
            line: number;
            /** @description Why not; null: it was, or would have been without the faults of others. */
            reason: null | string;
        };
        /** @description What became of a file. */
        ImportReport: {
            /**
             * Format: int32
             * @description How many lines are wrong.
             */
            faults: number;
            /**
             * Format: int32
             * @description How many questions are new in the bank.
             */
            imported: number;
            /** @description In the order of the file. */
            lines: components["schemas"]["ImportLine"][];
        };
        /** @description How the event journal of a silo stands. */
        JournalHealth: {
            /**
             * Format: int64
             * @description Rows that may wait; when full, sockets stop reading.
             */
            capacity: number;
            /** @description True from a failed commit to the next good one. */
            failing: boolean;
            /**
             * Format: double
             * @description How long the oldest has waited, milliseconds.
             */
            lag_ms: number;
            /**
             * Format: int64
             * @description Rows that wait for the database.
             */
            queued_rows: number;
        };
        KeyBody: {
            /** Format: date-time */
            expires_at: string;
            name: string;
            scopes: string[];
        };
        /** @description A legal hold: while it is there nothing it covers is deleted, erased or archived. */
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
             * @description Null while it holds.
             */
            lifted_at: null | string;
            /**
             * Format: uuid
             * @description Null while it holds.
             */
            lifted_by: null | string;
            /**
             * Format: date-time
             * @description Since when.
             */
            made_at: string;
            /**
             * Format: uuid
             * @description By whom.
             */
            made_by: string;
            /** @description Why. */
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
         * @description How loud a report is.
         * @enum {unknown}
         */
        LogSeverity: "debug" | "info" | "warning" | "error" | "critical";
        MadeKey: {
            key: components["schemas"]["ApiKey"];
            secret: string;
        };
        /** @description An exam on a teacher's page. Counts are as of CountedAt, which follows a change within a second or so. */
        ManagedExam: {
            /**
             * Format: int32
             * @description All of them.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description No start from here on.
             */
            closes_at: string;
            /**
             * Format: date-time
             * @description Null: nobody has taken it.
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
             * @description In progress or paused.
             */
            live: number;
            /**
             * Format: int32
             * @description Neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: date-time
             * @description No start before.
             */
            opens_at: string;
            /** @description What the asking teacher may do. */
            permission: components["schemas"]["ExamPermission"];
            /** @description Where it is in its life. */
            status: components["schemas"]["ExamStatus"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
            /**
             * Format: int32
             * @description Attempts with answers that wait for a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged, ended, and nobody has judged.
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
        /** @description All about the monitoring of one attempt. */
        MonitoringPage: {
            /** @description All, oldest first. */
            alerts: components["schemas"]["Alert"][];
            /** @description As the room shows it. */
            attempt: components["schemas"]["AttemptCard"];
            /** @description One page, in the order they counted. */
            events: components["schemas"]["EventView"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
            /** @description With its breakdown. */
            score: components["schemas"]["ScoreView"];
            /** @description With the first page: the whole attempt in at most 60 stretches of equal length, those without events left out; else empty. */
            timeline: components["schemas"]["TimelineBucket"][];
        };
        /** @description What an exam collects and how it counts. Versioned: a change makes a new version, old attempts keep theirs. */
        MonitoringPolicy: {
            /** @description The alert bands. */
            bands: components["schemas"]["RiskBands"];
            /** @description Overrides by category name. */
            categories: {
                [key: string]: components["schemas"]["CategoryRule"];
            };
            /** @description The client event types to collect; empty: all of the default set. */
            collect: string[];
            /** @description The exam asks for full screen. */
            require_fullscreen: boolean;
            /**
             * Format: int32
             * @description How long events are kept after the exam, 1 to 3,650.
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
        /** @description A count under a name. */
        NamedCount: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description As JSON spells it. */
            name: string;
        };
        /**
         * @description Where a narrative is.
         * @enum {unknown}
         */
        NarrativeState: "asked" | "told" | "failed";
        NewUserBody: {
            email: string;
            full_name: string;
            password: string;
            role: components["schemas"]["Role"];
        };
        /** @description One thing to do next. */
        NextStep: {
            /**
             * Format: date-time
             * @description Until when (resume, take) or from when (prepare); null for a review.
             */
            at: null | string;
            /**
             * Format: uuid
             * @description The running attempt; else null.
             */
            attempt_id: null | string;
            /**
             * Format: uuid
             * @description The exam; null for a review.
             */
            exam_id: null | string;
            /** @description What. */
            kind: components["schemas"]["NextStepKind"];
            /** @description Of which subject. */
            subject: string;
            /** @description The exam's title; null for a review. */
            title: null | string;
        };
        /**
         * @description What to do next.
         * @enum {unknown}
         */
        NextStepKind: "resume" | "take" | "prepare" | "review";
        OneTimePassword: {
            /** Format: date-time */
            expires_at: string;
            password: string;
        };
        /** @description How often an option was chosen. */
        OptionCount: {
            /**
             * Format: int32
             * @description How often.
             */
            count: number;
            /** @description It belongs to the right answer. */
            key: boolean;
            /** @description Its id, or `true` and `false`. */
            option: string;
        };
        /** @description An outcome as it is kept. */
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
             * @description By that day.
             */
            observed_on: string;
            /**
             * Format: uuid
             * @description Who.
             */
            student_id: string;
            /** @description Of which term. */
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
        /** @description An alert as its student may see it: what was noticed and what a person made of it, never who. */
        OwnAlert: {
            /** @description Stable name. */
            kind: string;
            /** @description How loud. */
            level: components["schemas"]["AlertLevel"];
            /**
             * Format: date-time
             * @description When.
             */
            raised_at: string;
            /** @description In words. */
            sentence: string;
            verdict: null | components["schemas"]["Verdict"];
        };
        /** @description The student's own attempt of an exam. */
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
            /** @description Where it is. */
            status: components["schemas"]["AttemptStatus"];
        };
        /** @description A page of something. */
        PageOfAppeal: {
            /** @description In order. */
            items: components["schemas"]["Appeal"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfAssessment: {
            /** @description In order. */
            items: components["schemas"]["Assessment"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfBankQuestion: {
            /** @description In order. */
            items: components["schemas"]["BankQuestion"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfClassMember: {
            /** @description In order. */
            items: components["schemas"]["ClassMember"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfDeletionRecord: {
            /** @description In order. */
            items: components["schemas"]["DeletionRecord"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfEventArchive: {
            /** @description In order. */
            items: components["schemas"]["EventArchive"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfExamSummary: {
            /** @description In order. */
            items: components["schemas"]["ExamSummary"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfFeedback: {
            /** @description In order. */
            items: components["schemas"]["Feedback"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfFlaggedAttempt: {
            /** @description In order. */
            items: components["schemas"]["FlaggedAttempt"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfLegalHold: {
            /** @description In order. */
            items: components["schemas"]["LegalHold"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfOutcome: {
            /** @description In order. */
            items: components["schemas"]["Outcome"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfRescoring: {
            /** @description In order. */
            items: components["schemas"]["Rescoring"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfResultChange: {
            /** @description In order. */
            items: components["schemas"]["ResultChange"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfRiskModel: {
            /** @description In order. */
            items: components["schemas"]["RiskModel"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfSchoolClass: {
            /** @description In order. */
            items: components["schemas"]["SchoolClass"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfStudentAction: {
            /** @description In order. */
            items: components["schemas"]["StudentAction"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfStudentExam: {
            /** @description In order. */
            items: components["schemas"]["StudentExam"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfTriageAlert: {
            /** @description In order. */
            items: components["schemas"]["TriageAlert"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        /** @description A page of something. */
        PageOfTwoMarks: {
            /** @description In order. */
            items: components["schemas"]["TwoMarks"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
        };
        PasswordBody: {
            current_password: string;
            new_password: string;
        };
        /** @description What came from the clipboard. */
        PasteFigures: {
            /**
             * Format: int64
             * @description Of the texts that were handed in.
             */
            answer_characters: number;
            /**
             * Format: int64
             * @description Pasted, and copied inside the exam before.
             */
            own_characters: number;
            /**
             * Format: int64
             * @description Of these.
             */
            pasted_characters: number;
            /**
             * Format: int32
             * @description From outside the exam, dropped content with it.
             */
            pastes: number;
            /**
             * Format: double
             * @description Pasted from outside by answers' characters; over 1 when more was pasted than stayed. Null without texts.
             */
            share: null | number;
        };
        /** @description A student's record over released results. */
        PerformanceRecord: {
            /**
             * Format: double
             * @description 0 to 1; 1: all alike. Null with less than two.
             */
            consistency: null | number;
            /**
             * Format: date-time
             * @description When the record last changed; null without a result.
             */
            counted_at: null | string;
            /** @description The institution, then the student's classes (for a teacher: those the teacher teaches). */
            groups: components["schemas"]["GroupStanding"][];
            /**
             * Format: double
             * @description The mean score, 0 to 100.
             */
            integrity: null | number;
            /**
             * Format: double
             * @description 0 to 100: the mean over topics.
             */
            mastery_index: null | number;
            /**
             * Format: double
             * @description Of percents, 0 to 100.
             */
            mean: null | number;
            /** @description The last 30, 60 and 90 days. */
            periods: components["schemas"]["PeriodComparison"][];
            /**
             * Format: int32
             * @description How many; the rest is null without any.
             */
            results: number;
            /** @description Who. */
            student: components["schemas"]["Person"];
            /** @description The strongest first. */
            topics: components["schemas"]["TopicMastery"][];
            /**
             * Format: double
             * @description Percent points in thirty days, by least squares. Null with results of less than two days.
             */
            trend: null | number;
        };
        /** @description The last days beside as many days before. */
        PeriodComparison: {
            /**
             * Format: double
             * @description The difference in percent points; null when either is.
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
             * @description Released results of these days.
             */
            results: number;
        };
        PermissionBody: {
            email: string;
            level: components["schemas"]["ExamPermission"];
        };
        /** @description A teacher's permission on an exam. */
        PermissionEntry: {
            /** @description For recognising. */
            email: string;
            /** @description For recognising. */
            full_name: string;
            /** @description What the teacher may do. */
            level: components["schemas"]["ExamPermission"];
            /**
             * Format: uuid
             * @description Who.
             */
            teacher_id: string;
        };
        /** @description A person as a teacher sees one. */
        Person: {
            /** @description The name. */
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
        /** @description What somebody may know of and change about themselves. */
        Profile: {
            /** @description 1 to 200 characters. */
            full_name: string;
            /** @description What the person is. */
            role: components["schemas"]["Role"];
            student: null | components["schemas"]["StudentProfile"];
            teacher: null | components["schemas"]["TeacherProfile"];
            /** @description Sign-ins ask for a code. */
            two_factor: boolean;
            /**
             * Format: uuid
             * @description Whose.
             */
            user_id: string;
            /**
             * Format: int32
             * @description Counts changes: the ETag.
             */
            version: number;
        };
        /** @description How far an attempt's events have come. */
        Progress: {
            /**
             * Format: int64
             * @description The last sequence number taken in and scored.
             */
            accepted: number;
            /**
             * Format: int64
             * @description The last sequence number in PostgreSQL; never over Accepted.
             */
            durable: number;
        };
        /**
         * @description Whether a student sees it.
         * @enum {unknown}
         */
        PublishState: "draft" | "published";
        /** @description One question, with its key. */
        Question: {
            /**
             * Format: uuid
             * @description The question of the bank it was taken from; null: written here.
             */
            bank_id: null | string;
            /**
             * Format: int32
             * @description That question's version when it was taken.
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
             * @description Over 0, at most 1,000.
             */
            points: number;
            /**
             * Format: int32
             * @description From 1, unique in the exam.
             */
            position: number;
            /** @description Null: none. */
            rubric: null | components["schemas"]["Criterion"][];
            /** @description The section it belongs to, or null. */
            section: null | string;
            /** @description Markdown-free text, 1 to 10,000 characters. */
            text: string;
            /**
             * Format: int32
             * @description From 1; rises with every change of the question.
             */
            version: number;
        };
        /** @description What the attempts say about one question. */
        QuestionAnalytics: {
            /**
             * Format: int32
             * @description Attempts that answered it.
             */
            answered: number;
            /**
             * Format: double
             * @description Correlation with the rest of the exam, -1 to 1; null where it cannot be told.
             */
            discrimination: null | number;
            /**
             * Format: double
             * @description Facility among the best 27 % less that among the worst 27 %, -1 to 1; null where it cannot be told.
             */
            discrimination_index: null | number;
            /**
             * Format: double
             * @description Mean share of the points, 0 to 1; null: nothing graded.
             */
            facility: null | number;
            /**
             * Format: int32
             * @description Attempts it is made of; an omitted question counts as 0 points.
             */
            graded: number;
            /** @description How it is answered. */
            kind: components["schemas"]["QuestionKind"];
            /**
             * Format: double
             * @description What it is worth.
             */
            max_points: number;
            /**
             * Format: double
             * @description Between the answer before and the last save of this one; null: nobody answered.
             */
            median_seconds: null | number;
            /** @description Of choices, in the order of the question. */
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
         * @description How a question is answered; each kind names the shape of its `options`, `key` and answer value.
         * @enum {unknown}
         */
        QuestionKind: "single_choice" | "multiple_choice" | "true_false" | "numeric" | "short_text" | "essay" | "matching";
        /** @description What one question earned. */
        QuestionResult: {
            answer: null | components["schemas"]["RawJson"];
            /** @description The grader's. */
            comment: string;
            /**
             * Format: double
             * @description What it is worth.
             */
            max_points: number;
            /**
             * Format: double
             * @description Null: waits for a teacher.
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
        /** @description What answers say of a question. */
        QuestionStatistics: {
            /**
             * Format: int32
             * @description How many attempts were counted.
             */
            answers: number;
            /**
             * Format: date-time
             * @description When it was counted.
             */
            calibrated_at: string;
            /**
             * Format: double
             * @description Facility of the best 27 percent less that of the worst, -1 to 1; null with fewer than 8 attempts.
             */
            discrimination: null | number;
            /**
             * Format: double
             * @description The mean share of the points, 0 to 1.
             */
            facility: null | number;
        };
        /** @description How a question was worked on. */
        QuestionTime: {
            /**
             * Format: int32
             * @description Of these, choices that were made anew; 0 for texts, which grow as they are written.
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
             * @description Time on the page that led to something done at this question.
             */
            seconds: number;
            /**
             * Format: int32
             * @description How often the student came to it from elsewhere.
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
             * @description Points by the keys of now.
             */
            after: number;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: double
             * @description Points as they were.
             */
            before: number;
            /** @description Null while answers wait. */
            passed_after: null | boolean;
            /** @description Null while answers wait. */
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
        /** @description What a rescoring does to one attempt. */
        RescoredAttempt: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description The same under the other policy. */
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
            /** @description Whose. */
            student: components["schemas"]["Person"];
        };
        /** @description An exam's scores under another policy. */
        Rescoring: {
            /**
             * Format: date-time
             * @description When.
             */
            applied_at: null | string;
            /**
             * Format: uuid
             * @description Who applied it; null: nobody.
             */
            applied_by: null | string;
            /**
             * Format: int32
             * @description Ended attempts computed so far.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Those whose score changes.
             */
            changed: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            exam_id: string;
            /**
             * Format: int32
             * @description The same under the other policy.
             */
            flagged_after: number;
            /**
             * Format: int32
             * @description Scores low enough to flag an attempt, before.
             */
            flagged_before: number;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: date-time
             * @description When.
             */
            made_at: string;
            /**
             * Format: uuid
             * @description Who wanted it.
             */
            made_by: string;
            /**
             * Format: double
             * @description New less old score over the computed ones; null without any.
             */
            mean_change: null | number;
            /** @description The other policy. */
            policy: components["schemas"]["MonitoringPolicy"];
            /** @description Where it is. */
            state: components["schemas"]["RescoringState"];
        };
        RescoringBody: {
            policy: components["schemas"]["MonitoringPolicy"];
        };
        /** @description A rescoring with a page of its effect. */
        RescoringEffect: {
            /** @description Computed attempts, the largest change first. */
            items: components["schemas"]["RescoredAttempt"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
            /** @description Where it is, and its sums. */
            rescoring: components["schemas"]["Rescoring"];
        };
        /**
         * @description Where a rescoring is.
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
            /** @description Of the decision. */
            comment: string;
            /**
             * Format: date-time
             * @description When; null while open.
             */
            decided_at: null | string;
            /**
             * Format: uuid
             * @description Another person; null while open.
             */
            decided_by: null | string;
            /** @description What is wished. */
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
             * @description When.
             */
            requested_at: string;
            /**
             * Format: uuid
             * @description Who asked.
             */
            requested_by: string;
            /** @description Where it is. */
            state: components["schemas"]["ChangeState"];
        };
        /**
         * @description When students see what they earned.
         * @enum {unknown}
         */
        ResultRelease: "at_once" | "when_published";
        /**
         * @description Where the results of an exam are.
         * @enum {unknown}
         */
        ResultsStatus: "draft" | "published" | "frozen";
        /** @description One measure of typing against the student's own. */
        RhythmComparison: {
            /** @description `interval_ms`, `shifts_per_hour` or `bursts_per_hour`. */
            measure: string;
            /**
             * Format: double
             * @description Median of the earlier ones.
             */
            usual: number;
            /**
             * Format: double
             * @description In this attempt.
             */
            value: number;
            /**
             * Format: double
             * @description Robust: the difference by 1.4826 times the median absolute deviation, which has a floor. From 3.5 on it is far off.
             */
            z: number;
        };
        /** @description Typing, beside the student's own earlier attempts. */
        RhythmFigures: {
            /**
             * Format: int32
             * @description Earlier attempts that it is compared with; under 3 there is no baseline.
             */
            baseline_attempts: number;
            /**
             * Format: double
             * @description How often many characters came without keys.
             */
            bursts_per_hour: number;
            /** @description One a measure that has a baseline; empty without. */
            comparisons: components["schemas"]["RhythmComparison"][];
            /**
             * Format: double
             * @description Usual time between keys, in milliseconds, as the page told it; null: it had no reason to.
             */
            interval_ms: null | number;
            /**
             * Format: double
             * @description How often the rhythm moved away from the attempt's own beginning.
             */
            shifts_per_hour: number;
        };
        /** @description The risk at which an alert is raised; each 0 to 100, rising. */
        RiskBands: {
            /**
             * Format: double
             * @description Default 75.
             * @default 75
             */
            critical?: number;
            /**
             * Format: double
             * @description Risk must fall this far below a band before the band can be crossed again. Default 5.
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
        /** @description What one feature does to a student's risk. */
        RiskFactor: {
            /**
             * Format: double
             * @description Of a model: weight times standardised value, in units of the logit. Of the rule: points.
             */
            contribution: number;
            /** @description Its name; docs/learning.md says what it measures. */
            feature: string;
            /**
             * Format: double
             * @description The student's; null: not known, and taken for average.
             */
            value: null | number;
        };
        /** @description How well a model foretold outcomes it had not seen: five folds, a student in one fold alone. */
        RiskFigures: {
            /**
             * Format: double
             * @description The chance that one who left was given the higher risk than one who stayed; 0.5: none better than a coin.
             */
            auc: number;
            /**
             * Format: double
             * @description Mean square of the difference to what happened.
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
             * @description Mean of minus the logarithm of the probability of what happened.
             */
            log_loss: number;
            /**
             * Format: int32
             * @description It was trained on.
             */
            outcomes: number;
            /**
             * Format: int32
             * @description They are of.
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
            /** @description It is the one in use. */
            active: boolean;
            /**
             * Format: date-time
             * @description When it was trained, or failed; null while it waits.
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
             * @description When its training was asked for.
             */
            made_at: string;
            /** @description Where it is. */
            state: components["schemas"]["RiskModelState"];
            /** @description Empty unless it is ready. */
            weights: components["schemas"]["FeatureWeight"][];
        };
        /**
         * @description Where a model is.
         * @enum {unknown}
         */
        RiskModelState: "waiting" | "ready" | "failed";
        /**
         * @description What a user is in the institution.
         * @enum {unknown}
         */
        Role: "student" | "teacher" | "admin";
        /** @description What became of one row of a file. */
        RowReport: {
            /**
             * Format: int32
             * @description The line where it begins, from 1; in JSON its place in the list, from 1.
             */
            line: number;
            /** @description Why it was not taken; null: it was, or would have been without the faults of others. */
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
             * @description Null while it is in use. An archived class is not changed any more and shows its teachers no student.
             */
            archived_at: null | string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description More about it. */
            description: string;
            /**
             * Format: uuid
             * @description UUIDv7.
             */
            id: string;
            /**
             * Format: int32
             * @description How many students are in it.
             */
            members: number;
            /** @description Its name. */
            name: string;
            /** @description The owner first, at most 50. */
            teachers: components["schemas"]["ClassTeacher"][];
            /** @description Its term; empty: none. */
            term: string;
            /**
             * Format: int32
             * @description Counts changes: the ETag.
             */
            version: number;
        };
        /** @description The score as a person reads it: numbers with what made them. */
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
             * @description 0 to 100; falls, never recovers by itself.
             */
            integrity_score: number;
            /**
             * Format: int32
             * @description The policy that counted.
             */
            policy_version: number;
            /**
             * Format: double
             * @description 0 to 100 at At; fades.
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
             * @description Null: not graded.
             */
            points: null | number;
            /**
             * Format: date-time
             * @description When it was last stored.
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
             * @description At most.
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
            /** @description The same answer; never of essays. */
            same: boolean;
            /** @description What is asked. */
            text: string;
            /** @description Both are graded, and neither has all points. */
            wrong: boolean;
        };
        SimilarBody: {
            text: string;
        };
        /** @description A question that reads like another text. */
        SimilarQuestion: {
            /** @description The question. */
            question: components["schemas"]["BankQuestion"];
            /**
             * Format: double
             * @description 0 to 1, over trigrams; 1 when the texts are equal but for case and space.
             */
            similarity: number;
        };
        /** @description What reads alike. */
        SimilarQuestions: {
            /** @description Most alike first, at most 20. */
            items: components["schemas"]["SimilarQuestion"][];
            /** @description trigram, or exact where the database lacks `pg_trgm`: then only equal texts are found. */
            method: string;
        };
        StartBody: {
            /** Format: int32 */
            notice_version: number;
        };
        /** @description Something that somebody did for a student, or about one. */
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
             * @description HTTP status; 0 when it is not known how it ended.
             */
            status: number;
            /** @description Kind of the thing it was done to. */
            subject: string;
            /**
             * Format: uuid
             * @description That thing.
             */
            subject_id: null | string;
        };
        /** @description An own attempt in a student's lists. What a result says is null until the exam's results are released. */
        StudentAttempt: {
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /**
             * Format: date-time
             * @description When it ends or ended.
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
            /** @description Null also while answers wait for a teacher. */
            passed: null | boolean;
            /**
             * Format: double
             * @description 0 to 100.
             */
            percent: null | number;
            /** @description A rehearsal: it is no part of means and of mastery. */
            practice: boolean;
            /** @description The exam's results may be seen. */
            released: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description Where it is. */
            status: components["schemas"]["AttemptStatus"];
            /** @description The exam's subject. */
            subject: string;
            /** @description The exam's title. */
            title: string;
            verdict: null | components["schemas"]["Verdict"];
        };
        /** @description A student's own page. */
        StudentDashboard: {
            /**
             * Format: double
             * @description The mean score of the released ones but rehearsals, 0 to 100; null without any.
             */
            integrity: null | number;
            /** @description By subject. */
            mastery: components["schemas"]["SubjectMastery"][];
            /**
             * Format: double
             * @description 0 to 100: the mean over subjects; null without a released result.
             */
            mastery_index: null | number;
            /** @description What to do, most urgent first, at most 10. */
            next: components["schemas"]["NextStep"][];
            /** @description Ended attempts, latest first, at most 50. */
            past: components["schemas"]["StudentAttempt"][];
            /** @description Live attempts. */
            running: components["schemas"]["StudentAttempt"][];
            /** @description Who. */
            student: components["schemas"]["Person"];
        };
        /** @description An exam in a student's list. */
        StudentExam: {
            attempt: null | components["schemas"]["OwnAttempt"];
            /**
             * Format: int32
             * @description How many more starts there are; null: as many as the student likes.
             */
            attempts_left: null | number;
            /**
             * Format: date-time
             * @description No start from here on.
             */
            closes_at: string;
            /** @description Its description. */
            description: string;
            /**
             * Format: int32
             * @description Seconds, the student's extra time not counted.
             */
            duration_s: number;
            /**
             * Format: uuid
             * @description The exam.
             */
            id: string;
            /**
             * Format: date-time
             * @description No start before.
             */
            opens_at: string;
            /**
             * Format: double
             * @description Percent.
             */
            pass_mark: number;
            /** @description A rehearsal. */
            practice: boolean;
            /** @description What the student can do with it. */
            state: components["schemas"]["StudentExamState"];
            /** @description Its subject. */
            subject: string;
            /** @description Its title. */
            title: string;
        };
        /**
         * @description Where an exam is for one student.
         * @enum {unknown}
         */
        StudentExamState: "open" | "upcoming" | "live" | "done";
        /** @description The number a student has in the institution. */
        StudentNumber: {
            /** @description 1 to 40 letters, digits, and . _ / - ; null: none. */
            number: null | string;
            /**
             * Format: uuid
             * @description Whose.
             */
            student_id: string;
            /**
             * Format: int32
             * @description The account's: the ETag.
             */
            version: number;
        };
        /** @description What ended attempts have shown; each null until there are any. */
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
        /** @description A student's own attempt. Until the exam's results are released there is the attempt alone. */
        StudentReport: {
            /** @description Oldest first; empty until released. */
            alerts: components["schemas"]["OwnAlert"][];
            /** @description The attempt. */
            attempt: components["schemas"]["StudentAttempt"];
            /** @description A page of the own events, in the order they counted; empty until released. */
            events: components["schemas"]["EventView"][];
            grade: null | components["schemas"]["AttemptGrade"];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
            /** @description What each question earned; empty until released. */
            questions: components["schemas"]["QuestionResult"][];
            score: null | components["schemas"]["ScoreView"];
            /** @description What the judging person wrote; null without a verdict. */
            verdict_comment: null | string;
        };
        /** @description A student's risk of dropping out, with what it is made of. */
        StudentRisk: {
            /**
             * Format: double
             * @description What the contributions are added to: of a model the logit of an average student, of the rule 0.
             */
            base: number;
            /**
             * Format: date-time
             * @description When.
             */
            computed_at: string;
            /** @description The largest contribution first; with the base they add up to the logit, or to the points. */
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
             * @description 0 to 1: the model's calibrated probability, or the rule's points by the most there are.
             */
            score: number;
            /** @description Who. */
            student: components["schemas"]["Person"];
        };
        /** @description How well a student does in one subject: released results that are graded as a whole, rehearsals left out, each newer one counting more. See `docs/analysis.md`. */
        SubjectMastery: {
            /**
             * Format: double
             * @description 0 to 100.
             */
            index: number;
            /**
             * Format: int32
             * @description How many results it is made of.
             */
            results: number;
            /** @description The subject. */
            subject: string;
        };
        /** @description What became of a file of rows. */
        TableReport: {
            /**
             * Format: int32
             * @description Rows that are wrong.
             */
            faults: number;
            /**
             * Format: int32
             * @description Rows that were taken.
             */
            imported: number;
            /** @description In the order of the file. */
            lines: components["schemas"]["RowReport"][];
        };
        TakeBody: {
            question_ids: string[];
            section?: null | string;
        };
        /** @description How often something was. */
        TallyCount: {
            /**
             * Format: int32
             * @description How often.
             */
            count: number;
            /** @description What. */
            name: string;
        };
        /** @description A student as a teacher sees one: the attempts at exams the teacher has a permission on. */
        TaughtStudent: {
            /** @description Latest first, at most 200. */
            attempts: components["schemas"]["StudentAttempt"][];
            /** @description For recognising. */
            email: string;
            /** @description By subject, over those that make the mean. */
            mastery: components["schemas"]["SubjectMastery"][];
            /**
             * Format: double
             * @description Of the ended ones, without rehearsals, 0 to 100; null without any.
             */
            mean_integrity: null | number;
            /**
             * Format: double
             * @description Of those that are graded as a whole, without rehearsals, 0 to 100; null without any.
             */
            mean_percent: null | number;
            /** @description Who. */
            student: components["schemas"]["Person"];
        };
        /** @description A teacher's own page. */
        TeacherDashboard: {
            /** @description The worst that nobody has judged, over all exams the teacher may proctor, at most 20. */
            alerts: components["schemas"]["TriageAlert"][];
            /** @description Latest opening first, a page. */
            exams: components["schemas"]["ManagedExam"][];
            /** @description Where the next page begins; null: no more. */
            next: null | string;
            /** @description Over all exams, on this page or not. */
            totals: components["schemas"]["TeacherTotals"];
        };
        /** @description Where a teacher belongs. */
        TeacherProfile: {
            /** @description At most 200 characters. */
            department: string;
            /** @description At most 50, each 1 to 100 characters. */
            subjects: string[];
        };
        /** @description Sums over all exams of a teacher. */
        TeacherTotals: {
            /**
             * Format: int32
             * @description How many.
             */
            exams: number;
            /**
             * Format: int32
             * @description Live attempts.
             */
            live: number;
            /**
             * Format: int32
             * @description Neither acknowledged nor resolved.
             */
            open_alerts: number;
            /**
             * Format: int32
             * @description Attempts with answers that wait for a teacher.
             */
            to_grade: number;
            /**
             * Format: int32
             * @description Flagged, ended, and nobody has judged.
             */
            to_judge: number;
        };
        /** @description The events of a stretch of an attempt. */
        TimelineBucket: {
            /**
             * Format: int32
             * @description How many began in it.
             */
            count: number;
            /**
             * Format: date-time
             * @description Where it begins.
             */
            from: string;
            /**
             * Format: int32
             * @description How long it is: 60 or more.
             */
            seconds: number;
            /**
             * Format: int64
             * @description How long they lasted in all, milliseconds.
             */
            total_ms: number;
            /** @description Which events. */
            type: string;
        };
        /** @description How well a topic is known; docs/learning.md has the formula. */
        TopicMastery: {
            /**
             * Format: double
             * @description 0 to 100.
             */
            index: number;
            /**
             * Format: int32
             * @description Released results that had a question of it.
             */
            results: number;
            /** @description A tag of the question bank, or the exam's subject where questions have none. */
            topic: string;
        };
        /** @description An alert with the names a teacher needs to find it. */
        TriageAlert: {
            /** @description The alert. */
            alert: components["schemas"]["Alert"];
            /** @description Whose attempt. */
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
            /** @description At most a tenth of the question's points apart: the mean counts. Else the first counts until somebody grades anew. */
            agreed: boolean;
            /**
             * Format: uuid
             * @description The attempt.
             */
            attempt_id: string;
            /** @description The second marker's. */
            comment: string;
            /**
             * Format: double
             * @description The first mark.
             */
            first: number;
            /**
             * Format: uuid
             * @description Who gave it.
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
             * @description Who gave it.
             */
            second_by: string;
        };
        /** @description How one event type counts in one exam; a null keeps the taxonomy's default. */
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
             * @description Minutes, over 0; how fast its risk fades.
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
        /** @description One event type's part. */
        TypeScore: {
            /**
             * Format: double
             * @description 1 none, 0 exempt, between: scaled.
             */
            accommodated: number;
            /**
             * Format: int32
             * @description How many had an effect.
             */
            counted: number;
            /**
             * Format: double
             * @description What it added.
             */
            exposure: number;
            /** @description The latest events that counted, at most 8. */
            last_seqs: number[];
            /** @description A clause a teacher understands. */
            meaning: string;
            /**
             * Format: double
             * @description What it adds to the risk now.
             */
            risk: number;
            /**
             * Format: int32
             * @description How many were recorded.
             */
            seen: number;
            /**
             * Format: int64
             * @description Summed duration, milliseconds.
             */
            total_ms: number;
            /** @description Its name. */
            type: string;
        };
        /** @description A person as others may see it; never the password. */
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
            /** @description What the person is. */
            role: components["schemas"]["Role"];
        };
        /** @description A page of accounts, oldest first. */
        UserPage: {
            /** @description The accounts. */
            items: components["schemas"]["User"][];
            /**
             * Format: uuid
             * @description Give it as `after` for the next page; null at the end.
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
        /** @description A second person's look at a judgement. */
        VerdictReview: {
            /** @description Why. */
            comment: string;
            /**
             * Format: date-time
             * @description When.
             */
            reviewed_at: string;
            /**
             * Format: uuid
             * @description Never the person who judged.
             */
            reviewed_by: string;
            /** @description The same confirms, another one overturns. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
    GradeAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
    MarkAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
    ReadAllowance: {
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
    SetAllowance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
                /** @description Sent again with the same key within a day, the request creates nothing and is answered as the first was. */
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
                /** @description The ETag it was made from: 412 when it is stale, 400 without. * replaces whatever there is, where no version is counted on. */
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
