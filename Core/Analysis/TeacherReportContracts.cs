using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>An exam on a teacher's page. Counts are as of <paramref name="CountedAt"/>, which follows a change within a second or so.</summary>
/// <param name="Id">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="OpensAt">No start before.</param>
/// <param name="ClosesAt">No start from here on.</param>
/// <param name="Permission">What the asking teacher may do.</param>
/// <param name="Attempts">All of them.</param>
/// <param name="Live">In progress or paused.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="ToGrade">Attempts with answers that wait for a teacher.</param>
/// <param name="Flagged">Attempts that a person should look at.</param>
/// <param name="ToJudge">Flagged, ended, and nobody has judged.</param>
/// <param name="CountedAt">Null: nobody has taken it.</param>
public sealed record ManagedExam(
    Guid Id, string Title, string Subject, ExamStatus Status,
    DateTimeOffset OpensAt, DateTimeOffset ClosesAt, ExamPermission Permission,
    int Attempts, int Live, int OpenAlerts, int ToGrade,
    int Flagged, int ToJudge, DateTimeOffset? CountedAt);

/// <summary>Sums over all exams of a teacher.</summary>
/// <param name="Exams">How many.</param>
/// <param name="Live">Live attempts.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="ToGrade">Attempts with answers that wait for a teacher.</param>
/// <param name="ToJudge">Flagged, ended, and nobody has judged.</param>
public sealed record TeacherTotals(
    int Exams, int Live, int OpenAlerts, int ToGrade, int ToJudge);

/// <summary>An alert with the names a teacher needs to find it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Title">Its exam's title.</param>
/// <param name="Student">Whose attempt.</param>
public sealed record TriageAlert(Alert Alert, string Title, Person Student);

/// <summary>A teacher's own page.</summary>
/// <param name="Totals">Over all exams, on this page or not.</param>
/// <param name="Exams">Latest opening first, a page.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
/// <param name="Alerts">The worst that nobody has judged, over all exams the teacher may proctor, at most 20.</param>
public sealed record TeacherDashboard(
    TeacherTotals Totals, ImmutableArray<ManagedExam> Exams, string? Next,
    ImmutableArray<TriageAlert> Alerts);

/// <summary>An attempt that a person should look at.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Whose.</param>
/// <param name="Status">Where it is.</param>
/// <param name="IntegrityScore">0 to 100, as last counted.</param>
/// <param name="Worst">The highest level of an alert nobody has cleared; null: none but technical ones.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="Percent">0 to 100; 0 while live.</param>
/// <param name="Verdict">Null: nobody has judged.</param>
public sealed record FlaggedAttempt(
    Guid AttemptId, Person Student, AttemptStatus Status, double IntegrityScore,
    AlertLevel? Worst, int OpenAlerts, double Percent, Verdict? Verdict);

/// <summary>A page of something.</summary>
/// <typeparam name="T">Of what.</typeparam>
/// <param name="Items">In order.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>A student as a teacher sees one: the attempts at exams the teacher has a permission on.</summary>
/// <param name="Student">Who.</param>
/// <param name="Email">For recognising.</param>
/// <param name="Attempts">Latest first, at most 200.</param>
/// <param name="MeanPercent">Of those that are graded as a whole, without practice attempts, 0 to 100; null without any.</param>
/// <param name="MeanIntegrity">Of the ended ones, without practice attempts, 0 to 100; null without any.</param>
/// <param name="Mastery">By subject, over those that make the mean.</param>
public sealed record TaughtStudent(
    Person Student, string Email, ImmutableArray<StudentAttempt> Attempts,
    double? MeanPercent, double? MeanIntegrity, ImmutableArray<SubjectMastery> Mastery);
