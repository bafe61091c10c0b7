using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Classes and their members.</summary>
internal static class ClassEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapClasses(this IEndpointRouteBuilder routes)
    {
        var classes = routes.MapGroup("/teacher/classes").WithTags("Classes");
        classes.MapGet("", List).WithName("ListClasses").WithSummary("The caller's classes, latest first; with archived=true those that are archived.");
        classes.MapPost("", Create).WithName("CreateClass").WithSummary("A new class, owned by the caller.").WithIdempotency();
        classes.MapGet("/{class_id:guid}", Read).WithName("ReadClass").WithSummary("The class with its teachers, and an ETag.");
        classes.MapPut("/{class_id:guid}", Change).WithIfMatch().WithName("ChangeClass").WithSummary("Changes the class; If-Match names the ETag it was made from, 412 when it is stale.");
        classes.MapDelete("/{class_id:guid}", Archive).WithName("ArchiveClass").WithSummary("Archives the class; its owner alone may.");
        classes.MapPost("/{class_id:guid}/teachers", AddTeacher).WithName("AddClassTeacher").WithSummary("Lets another teacher teach the class; its owner alone may.").WithIdempotency();
        classes.MapDelete("/{class_id:guid}/teachers/{teacher_id:guid}", RemoveTeacher).WithName("RemoveClassTeacher").WithSummary("Takes a teacher out: the owner anybody else, others themselves.");
        classes.MapGet("/{class_id:guid}/members", Members).WithName("ListMembers").WithSummary("The students of the class, page by page.");
        classes.MapPost("/{class_id:guid}/members", AddMember).WithName("AddMember").WithSummary("Takes an existing student in, by id, email or student number.").WithIdempotency();
        classes.MapPost("/{class_id:guid}/members/import", Import).WithName("ImportMembers")
            .WithSummary("Takes in the students of a file, format csv or json, with the columns email or student_number; with accept=good all good lines.").TakesTable();
        classes.MapDelete("/{class_id:guid}/members/{student_id:guid}", RemoveMember).WithName("RemoveMember").WithSummary("Takes a student out.");

        var students = routes.MapGroup("/admin/students/{student_id:guid}/number").WithTags("Admin");
        students.MapGet("", Number).WithName("ReadStudentNumber").WithSummary("The student's number in the institution, with an ETag.");
        students.MapPut("", SetNumber).WithIfMatch().WithName("SetStudentNumber").WithSummary("Sets or clears it; If-Match names the ETag it was made from, 412 when it is stale.");
        return routes;
    }

    private static async Task<Results<Ok<Page<SchoolClass>>, ProblemHttpResult>> List(bool? archived, string? after, int? limit, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Responses.Of(await classes.List(caller.Actor, archived ?? false, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<SchoolClass>, ProblemHttpResult>> Create(ClassBody body, Caller caller, HttpContext http, ClassesService classes, CancellationToken cancel)
    {
        var made = await classes.Create(caller.Actor, body.Draft, cancel);
        if (!made.Ok)
        {
            return Problems.Http(made.Problem);
        }

        ETags.Tell(http, made.Value.Version);
        return TypedResults.Created($"/teacher/classes/{made.Value.Id}", made.Value);
    }

    private static async Task<Results<Ok<SchoolClass>, ProblemHttpResult>> Read(Guid class_id, Caller caller, HttpContext http, ClassesService classes, CancellationToken cancel) =>
        Tagged(await classes.Read(caller.Actor, class_id, cancel), http);

    private static async Task<Results<Ok<SchoolClass>, ProblemHttpResult>> Change(Guid class_id, SchoolClass body, Caller caller, HttpContext http, ClassesService classes, CancellationToken cancel)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        return ReadOnlyFields.Check(body, (await classes.Read(caller.Actor, class_id, cancel)).Value, version, "name", "term", "description") is { } kept
            ? Problems.Http(kept)
            : Tagged(await classes.Change(caller.Actor, class_id, new ClassDraft(body.Name, body.Term, body.Description), version, cancel), http);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Archive(Guid class_id, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Empty(await classes.Archive(caller.Actor, class_id, cancel));

    private static async Task<Results<Ok<SchoolClass>, ProblemHttpResult>> AddTeacher(Guid class_id, ClassTeacherBody body, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Responses.Of(await classes.AddTeacher(caller.Actor, class_id, body.Email, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveTeacher(Guid class_id, Guid teacher_id, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Empty(await classes.RemoveTeacher(caller.Actor, class_id, teacher_id, cancel));

    private static async Task<Results<Ok<Page<ClassMember>>, ProblemHttpResult>> Members(
        Guid class_id, string? after, int? limit, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Responses.Of(await classes.Members(caller.Actor, class_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<ClassMember>, ProblemHttpResult>> AddMember(Guid class_id, MemberBody body, Caller caller, ClassesService classes, CancellationToken cancel)
    {
        var added = await classes.AddMember(caller.Actor, class_id, body.Student, cancel);
        return added.Ok ? TypedResults.Created($"/teacher/classes/{class_id}/members/{added.Value.Student.Id}", added.Value) : Problems.Http(added.Problem);
    }

    private static Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(
        Guid class_id, string format, string? accept, FileBody file, Caller caller, ClassesService classes, CancellationToken cancel) =>
        TableImports.RunAsync(format, accept, file, (known, text, partial) => classes.ImportMembers(caller.Actor, class_id, known, text, partial, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveMember(Guid class_id, Guid student_id, Caller caller, ClassesService classes, CancellationToken cancel) =>
        Empty(await classes.RemoveMember(caller.Actor, class_id, student_id, cancel));

    private static async Task<Results<Ok<StudentNumber>, ProblemHttpResult>> Number(Guid student_id, HttpContext http, ClassesService classes, CancellationToken cancel) =>
        Tagged(await classes.Number(student_id, cancel), http);

    private static async Task<Results<Ok<StudentNumber>, ProblemHttpResult>> SetNumber(Guid student_id, StudentNumber body, HttpContext http, ClassesService classes, CancellationToken cancel)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        return ReadOnlyFields.Check(body, (await classes.Number(student_id, cancel)).Value, version, "number") is { } kept
            ? Problems.Http(kept)
            : Tagged(await classes.SetNumber(student_id, body.Number, version, cancel), http);
    }

    private static Results<Ok<SchoolClass>, ProblemHttpResult> Tagged(Result<SchoolClass> found, HttpContext http) => Responses.Tagged(found, c => c.Version, http);

    private static Results<Ok<StudentNumber>, ProblemHttpResult> Tagged(Result<StudentNumber> found, HttpContext http) => Responses.Tagged(found, n => n.Version, http);

    internal static Results<NoContent, ProblemHttpResult> Empty(Result<Done> done) => done.Ok ? TypedResults.NoContent() : Problems.Http(done.Problem);
}
