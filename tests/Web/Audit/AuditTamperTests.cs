using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Audit;

public sealed class AuditTamperTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Verify_finds_what_a_superuser_did_to_the_log()
    {
        await server.PersonAsync("teacher");
        await server.PersonAsync("student");
        using var admin = await server.AdminAsync();
        var whole = await admin.ReadAsync("/admin/audit/verify");
        Assert.True(whole.GetProperty("intact").GetBoolean());
        Assert.True(whole.GetProperty("rows").GetInt64() >= 5);

        await server.Database.ExecuteAsync("""
            alter table audit_log disable trigger audit_log_append_only;
            update audit_log set actor_id = null, address = '' where seq = 2;
            delete from audit_log where seq = 4;
            """);

        var found = await admin.ReadAsync("/admin/audit/verify");
        Assert.False(found.GetProperty("intact").GetBoolean());
        Assert.Equal(["2 changed", "4 missing"], found.GetProperty("faults").EnumerateArray().Select(Text));
        Assert.Equal(["4 missing"], (await admin.ReadAsync("/admin/audit/verify?after=3")).GetProperty("faults").EnumerateArray().Select(Text));
    }

    private static string Text(JsonElement fault) => $"{fault.GetProperty("seq").GetInt64()} {fault.GetProperty("fault").GetString()}";
}
