using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>An exam on a teacher's dashboard. A change is counted within about a second.</summary>
/// <param name="Id">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Status">Its status.</param>
/// <param name="OpensAt">Earliest start of an attempt.</param>
/// <param name="ClosesAt">No attempt starts at or after this time.</param>
/// <param name="Permission">What the caller may do.</param>
/// <param name="Attempts">All attempts.</param>
/// <param name="Live">Attempts in progress or paused.</param>
/// <param name="OpenAlerts">Alerts neither acknowledged nor resolved.</param>
/// <param name="ToGrade">Attempts with answers to be graded by a teacher.</param>
/// <param name="Flagged">Attempts that a person should look at.</param>
/// <param name="ToJudge">Flagged attempts that have ended and have no verdict.</param>
/// <param name="CountedAt">When the last change was counted; null without attempts.</param>
public sealed record ManagedExam(
    Guid Id,
    string Title,
    string Subject,
    ExamStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    ExamPermission Permission,
    int Attempts,
    int Live,
    int OpenAlerts,
    int ToGrade,
    int Flagged,
    int ToJudge,
    DateTimeOffset? CountedAt
);

/// <summary>Totals over all exams of a teacher.</summary>
/// <param name="Exams">Number of exams.</param>
/// <param name="Live">Live attempts.</param>
/// <param name="OpenAlerts">Alerts neither acknowledged nor resolved.</param>
/// <param name="ToGrade">Attempts with answers to be graded by a teacher.</param>
/// <param name="ToJudge">Flagged attempts that have ended and have no verdict.</param>
public sealed record TeacherTotals(int Exams, int Live, int OpenAlerts, int ToGrade, int ToJudge);

/// <summary>An alert with the exam and the student it belongs to.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Title">Its exam's title.</param>
/// <param name="Student">The student of its attempt.</param>
public sealed record TriageAlert(Alert Alert, string Title, Person Student);

/// <summary>A teacher's dashboard.</summary>
/// <param name="Totals">Over all exams, on any page.</param>
/// <param name="Exams">A page, latest opening first.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
/// <param name="Alerts">The worst unresolved alerts of all exams the teacher may proctor, at most 20.</param>
public sealed record TeacherDashboard(
    TeacherTotals Totals,
    ImmutableArray<ManagedExam> Exams,
    string? Next,
    ImmutableArray<TriageAlert> Alerts
);

/// <summary>An attempt that a person should look at.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Its student.</param>
/// <param name="Status">Its status.</param>
/// <param name="IntegrityScore">0 to 100, as last counted.</param>
/// <param name="Worst">Highest level of an alert that is not cleared; null without any or only technical ones.</param>
/// <param name="OpenAlerts">Alerts neither acknowledged nor resolved.</param>
/// <param name="Percent">0 to 100; 0 while live.</param>
/// <param name="Verdict">Null without a verdict.</param>
public sealed record FlaggedAttempt(
    Guid AttemptId,
    Person Student,
    AttemptStatus Status,
    double IntegrityScore,
    AlertLevel? Worst,
    int OpenAlerts,
    double Percent,
    Verdict? Verdict
);

/// <summary>A student, and the attempts at exams the teacher has a permission on.</summary>
/// <param name="Student">The student.</param>
/// <param name="Email">E-mail address, which tells namesakes apart.</param>
/// <param name="Attempts">Latest first, at most 200.</param>
/// <param name="MeanPercent">Of completely graded attempts except practice, 0 to 100; null without any.</param>
/// <param name="MeanIntegrity">Of ended attempts except practice, 0 to 100; null without any.</param>
/// <param name="Mastery">By subject, over the attempts of <paramref name="MeanPercent"/>.</param>
public sealed record TaughtStudent(
    Person Student,
    string Email,
    ImmutableArray<StudentAttempt> Attempts,
    double? MeanPercent,
    double? MeanIntegrity,
    ImmutableArray<SubjectMastery> Mastery
);
