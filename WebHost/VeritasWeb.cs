using Veritas.Accounts;
using Veritas.Grains.Storage;
using Veritas.Silo;
using Veritas.Silo.Health;
using Veritas.Silo.Operations;
using Veritas.Storage;
using Veritas.WebHost.Accounts;
using Veritas.WebHost.Analysis;
using Veritas.WebHost.Attempts;
using Veritas.WebHost.Audit;
using Veritas.WebHost.Classes;
using Veritas.WebHost.Demo;
using Veritas.WebHost.Exams;
using Veritas.WebHost.Http;
using Veritas.WebHost.Learning;
using Veritas.WebHost.Monitoring;
using Veritas.WebHost.Operations;
using Veritas.WebHost.Pages;
using Veritas.WebHost.Privacy;
using Veritas.WebHost.Rooms;

namespace Veritas.WebHost;

/// <summary>Composes the web host and its silo from the capabilities.</summary>
public static class VeritasWeb
{
    /// <summary>Optional prefix of every route. It is removed before routing and all other middleware.</summary>
    private const string ApiBase = "/api";

    /// <summary>Builds the host. The database must be open and migrated, and outlives the host.</summary>
    public static WebApplication Build(
        string[] args,
        VeritasDatabase database,
        Action<WebApplicationBuilder>? change = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = PagesEndpoints.ContentRoot() }
        );
        change?.Invoke(builder);
        builder.AddVeritasGrains(database);
        builder.AddOperations("veritas");
        builder.AddGrainDashboard();
        builder.Services.AddHealth();
        builder.Services.AddVeritasHttp();
        builder.Services.AddSignIn(builder.Configuration);
        builder.Services.AddMonitoringClients(builder.Configuration);
        builder.Services.AddRooms();
        builder.Services.AddAuditTrail();
        builder.Services.AddVeritasOpenApi();
        builder.Services.AddFirstData(builder.Configuration);

        var app = builder.Build();
        app.UseVeritasHttp();
        app.UsePages();
        app.UsePathBase(ApiBase);
        app.UseRouting();
        app.UseRequestSpans();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseKeyScopes();
        app.UseAuditTrail();
        var routes = app.WithPermissions();
        routes.MapHealth();
        routes.MapMetrics(http => http.ActorOrNull() is { Role: Role.Admin });
        routes.MapOperations().MapGrainDashboard();
        routes.MapAccounts();
        routes.MapAudit();
        routes.MapTeacherExams().MapStudentExams().MapQuestionBank();
        routes.MapAttempts().MapAttemptRecords().MapResults();
        routes
            .MapStudentReports()
            .MapTeacherReports()
            .MapVerdicts()
            .MapAppeals()
            .MapTriage()
            .MapRescorings()
            .MapExports();
        routes.MapBehavior().MapCollusion();
        routes.MapClasses().MapStudentLogs();
        routes.MapPerformance().MapRisk();
        routes.MapPrivacy().MapHolds();
        routes.MapMonitoringClients();
        routes.MapRooms();
        app.MapVeritasOpenApi();
        return app;
    }
}
