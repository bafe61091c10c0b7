using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Audit;

public sealed class AuditTamperTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Verify_detects_manipulation_by_a_superuser()
    {
        await server.PersonAsync("teacher");
        await server.PersonAsync("student");
        using var admin = await server.AdminAsync();
        var whole = await admin.ReadAsync("/admin/audit/verify");
        Assert.True(whole.GetProperty("intact").GetBoolean());
        Assert.True(whole.GetProperty("rows").GetInt64() >= 5);

        await server.Database.ExecuteAsync(
            """
            alter table audit_log disable trigger audit_log_append_only;
            update audit_log set actor_id = null, address = '' where seq = 2;
            delete from audit_log where seq = 4;
            """
        );

        var found = await admin.ReadAsync("/admin/audit/verify");
        Assert.False(found.GetProperty("intact").GetBoolean());
        Assert.Equal(["2 changed", "4 missing"], found.GetProperty("faults").EnumerateArray().Select(Text));
        Assert.Equal(
            ["4 missing"],
            (await admin.ReadAsync("/admin/audit/verify?after=3")).GetProperty("faults").EnumerateArray().Select(Text)
        );
    }

    [Fact]
    public async Task A_change_whose_intent_cannot_be_stored_is_not_made()
    {
        var teacher = await server.PersonAsync("teacher");
        await server.Database.ExecuteAsync("alter table audit_pending rename to audit_elsewhere");
        try
        {
            Assert.InRange(
                (await teacher.Http.RefusedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()))).Status,
                500,
                599
            );
            Assert.Equal(0, (await teacher.Http.ReadAsync("/teacher/exams")).GetProperty("items").GetArrayLength());
        }
        finally
        {
            await server.Database.ExecuteAsync("alter table audit_elsewhere rename to audit_pending");
        }

        await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()));
    }

    private static string Text(JsonElement fault) =>
        $"{fault.GetProperty("seq").GetInt64()} {fault.GetProperty("fault").GetString()}";
}
