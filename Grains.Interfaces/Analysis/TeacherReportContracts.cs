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
[GenerateSerializer, Immutable, Alias("Veritas.ManagedExam")]
public sealed record ManagedExam(
    [property: Id(0)] Guid Id, [property: Id(1)] string Title, [property: Id(2)] string Subject, [property: Id(3)] ExamStatus Status,
    [property: Id(4)] DateTimeOffset OpensAt, [property: Id(5)] DateTimeOffset ClosesAt, [property: Id(6)] ExamPermission Permission,
    [property: Id(7)] int Attempts, [property: Id(8)] int Live, [property: Id(9)] int OpenAlerts, [property: Id(10)] int ToGrade,
    [property: Id(11)] int Flagged, [property: Id(12)] int ToJudge, [property: Id(13)] DateTimeOffset? CountedAt);

/// <summary>Sums over all exams of a teacher.</summary>
/// <param name="Exams">How many.</param>
/// <param name="Live">Live attempts.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="ToGrade">Attempts with answers that wait for a teacher.</param>
/// <param name="ToJudge">Flagged, ended, and nobody has judged.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TeacherTotals")]
public sealed record TeacherTotals(
    [property: Id(0)] int Exams, [property: Id(1)] int Live, [property: Id(2)] int OpenAlerts, [property: Id(3)] int ToGrade, [property: Id(4)] int ToJudge);

/// <summary>An alert with the names a teacher needs to find it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Title">Its exam's title.</param>
/// <param name="Student">Whose attempt.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TriageAlert")]
public sealed record TriageAlert([property: Id(0)] Alert Alert, [property: Id(1)] string Title, [property: Id(2)] Person Student);

/// <summary>A teacher's own page.</summary>
/// <param name="Totals">Over all exams, on this page or not.</param>
/// <param name="Exams">Latest opening first, a page.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
/// <param name="Alerts">The worst that nobody has judged, over all exams the teacher may proctor, at most 20.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TeacherDashboard")]
public sealed record TeacherDashboard(
    [property: Id(0)] TeacherTotals Totals, [property: Id(1)] ImmutableArray<ManagedExam> Exams, [property: Id(2)] string? Next,
    [property: Id(3)] ImmutableArray<TriageAlert> Alerts);

/// <summary>An attempt that a person should look at.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Whose.</param>
/// <param name="Status">Where it is.</param>
/// <param name="IntegrityScore">0 to 100, as last counted.</param>
/// <param name="Worst">The highest level of an alert nobody has cleared; null: none but technical ones.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="Percent">0 to 100; 0 while live.</param>
/// <param name="Verdict">Null: nobody has judged.</param>
[GenerateSerializer, Immutable, Alias("Veritas.FlaggedAttempt")]
public sealed record FlaggedAttempt(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Person Student, [property: Id(2)] AttemptStatus Status, [property: Id(3)] double IntegrityScore,
    [property: Id(4)] AlertLevel? Worst, [property: Id(5)] int OpenAlerts, [property: Id(6)] double Percent, [property: Id(7)] Verdict? Verdict);

/// <summary>A page of something.</summary>
/// <typeparam name="T">Of what.</typeparam>
/// <param name="Items">In order.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Page`1")]
public sealed record Page<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] string? Next);

/// <summary>A student as a teacher sees one: the attempts at exams the teacher has a permission on.</summary>
/// <param name="Student">Who.</param>
/// <param name="Email">For recognising.</param>
/// <param name="Attempts">Latest first, at most 200.</param>
/// <param name="MeanPercent">Of those that are graded as a whole, without rehearsals, 0 to 100; null without any.</param>
/// <param name="MeanIntegrity">Of the ended ones, without rehearsals, 0 to 100; null without any.</param>
/// <param name="Mastery">By subject, over those that make the mean.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TaughtStudent")]
public sealed record TaughtStudent(
    [property: Id(0)] Person Student, [property: Id(1)] string Email, [property: Id(2)] ImmutableArray<StudentAttempt> Attempts,
    [property: Id(3)] double? MeanPercent, [property: Id(4)] double? MeanIntegrity, [property: Id(5)] ImmutableArray<SubjectMastery> Mastery);
