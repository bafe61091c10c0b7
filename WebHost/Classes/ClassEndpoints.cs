using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Classes and their members.</summary>
internal static class ClassEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapClasses(this IEndpointRouteBuilder routes)
    {
        MapClasses(routes.MapGroup("/teacher/classes").WithTags("Classes"));
        MapMembers(routes.MapGroup("/teacher/classes/{class_id:guid}/members").WithTags("Classes"));
        MapNumbers(routes.MapGroup("/admin/students/{student_id:guid}/number").WithTags("Admin"));
        return routes;
    }

    private static void MapClasses(RouteGroupBuilder classes)
    {
        classes
            .MapGet("", List)
            .WithName("ListClasses")
            .WithSummary("Lists the caller's classes, latest first; archived=true lists archived classes instead.");
        classes
            .MapPost("", Create)
            .WithName("CreateClass")
            .WithIdempotency()
            .WithSummary("Creates a class, owned by the caller.");
        classes
            .MapGet("/{class_id:guid}", Read)
            .WithName("ReadClass")
            .WithSummary("Returns a class with its teachers, and an ETag.");
        classes
            .MapPut("/{class_id:guid}", Change)
            .WithIfMatch()
            .WithName("ChangeClass")
            .WithSummary("Changes a class. If-Match takes the ETag that was read; 412 when it is stale.");
        classes
            .MapDelete("/{class_id:guid}", Archive)
            .WithName("ArchiveClass")
            .WithSummary("Archives a class; only its owner may.");
        classes
            .MapPost("/{class_id:guid}/teachers", AddTeacher)
            .WithName("AddClassTeacher")
            .WithIdempotency()
            .WithSummary("Adds a teacher to a class; only its owner may.");
        classes
            .MapDelete("/{class_id:guid}/teachers/{teacher_id:guid}", RemoveTeacher)
            .WithName("RemoveClassTeacher")
            .WithSummary("Removes a teacher from a class: the owner anybody else, other teachers themselves.");
    }

    private static void MapMembers(RouteGroupBuilder members)
    {
        members.MapGet("", Members).WithName("ListMembers").WithSummary("Lists the students of a class.");
        members
            .MapPost("", AddMember)
            .WithName("AddMember")
            .WithIdempotency()
            .WithSummary("Adds an existing student by id, e-mail address or student number.");
        members
            .MapPost("/import", Import)
            .WithName("ImportMembers")
            .TakesTable()
            .WithSummary(
                "Adds the students of a CSV or JSON file with the column email or student_number; "
                    + "accept=good adds the valid rows even if others are wrong."
            );
        members
            .MapDelete("/{student_id:guid}", RemoveMember)
            .WithName("RemoveMember")
            .WithSummary("Removes a student from a class.");
    }

    private static void MapNumbers(RouteGroupBuilder numbers)
    {
        numbers
            .MapGet("", Number)
            .WithName("ReadStudentNumber")
            .WithSummary("Returns the institution's number for a student, with an ETag.");
        numbers
            .MapPut("", SetNumber)
            .WithIfMatch()
            .WithName("SetStudentNumber")
            .WithSummary(
                "Sets or clears a student's number. If-Match takes the ETag that was read; 412 when it is stale."
            );
    }

    private static async Task<Results<Ok<Page<SchoolClass>>, ProblemHttpResult>> List(
        bool? archived,
        string? after,
        int? limit,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Of(await classes.List(caller.Actor, archived ?? false, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<SchoolClass>, ProblemHttpResult>> Create(
        ClassBody body,
        Caller caller,
        HttpContext http,
        ClassesService classes,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await classes.Create(caller.Actor, body.Draft, cancel),
            c => $"/teacher/classes/{c.Id}",
            c => c.Version,
            http
        );

    private static async Task<Results<Ok<SchoolClass>, ProblemHttpResult>> Read(
        Guid class_id,
        Caller caller,
        HttpContext http,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Tagged(await classes.Read(caller.Actor, class_id, cancel), c => c.Version, http);

    private static Task<Results<Ok<SchoolClass>, ProblemHttpResult>> Change(
        Guid class_id,
        SchoolClass body,
        Caller caller,
        HttpContext http,
        ClassesService classes,
        CancellationToken cancel
    )
    {
        var draft = new ClassDraft(body.Name, body.Term, body.Description);
        return RecordChange.RunAsync(
            http,
            body,
            () => classes.Read(caller.Actor, class_id, cancel),
            version => classes.Change(caller.Actor, class_id, draft, version, cancel),
            c => c.Version,
            "name",
            "term",
            "description"
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Archive(
        Guid class_id,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Empty(await classes.Archive(caller.Actor, class_id, cancel));

    private static async Task<Results<Ok<SchoolClass>, ProblemHttpResult>> AddTeacher(
        Guid class_id,
        ClassTeacherBody body,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Of(await classes.AddTeacher(caller.Actor, class_id, body.Email, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveTeacher(
        Guid class_id,
        Guid teacher_id,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Empty(await classes.RemoveTeacher(caller.Actor, class_id, teacher_id, cancel));

    private static async Task<Results<Ok<Page<ClassMember>>, ProblemHttpResult>> Members(
        Guid class_id,
        string? after,
        int? limit,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Of(await classes.Members(caller.Actor, class_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<ClassMember>, ProblemHttpResult>> AddMember(
        Guid class_id,
        MemberBody body,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await classes.AddMember(caller.Actor, class_id, body.Student, cancel),
            a => $"/teacher/classes/{class_id}/members/{a.Student.Id}"
        );

    private static Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(
        Guid class_id,
        string format,
        string? accept,
        FileBody file,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) =>
        TableImports.RunAsync(
            format,
            accept,
            file,
            (known, text, partial) => classes.ImportMembers(caller.Actor, class_id, known, text, partial, cancel)
        );

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveMember(
        Guid class_id,
        Guid student_id,
        Caller caller,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Empty(await classes.RemoveMember(caller.Actor, class_id, student_id, cancel));

    private static async Task<Results<Ok<StudentNumber>, ProblemHttpResult>> Number(
        Guid student_id,
        HttpContext http,
        ClassesService classes,
        CancellationToken cancel
    ) => Responses.Tagged(await classes.Number(student_id, cancel), n => n.Version, http);

    private static Task<Results<Ok<StudentNumber>, ProblemHttpResult>> SetNumber(
        Guid student_id,
        StudentNumber body,
        HttpContext http,
        ClassesService classes,
        CancellationToken cancel
    ) =>
        RecordChange.RunAsync(
            http,
            body,
            () => classes.Number(student_id, cancel),
            version => classes.SetNumber(student_id, body.Number, version, cancel),
            n => n.Version,
            "number"
        );
}
