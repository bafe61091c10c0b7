using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Audit;
using Veritas.Grains.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Storage;
using Veritas.Learning;
using Veritas.Monitoring;
using Veritas.Operations;
using Veritas.Privacy;
using Veritas.Requests;
using Veritas.Storage;

namespace Veritas.Tests.Rules.Storage;

public sealed partial class JobTableTests
{
    [Fact]
    public async Task The_documentation_lists_every_job_with_its_interval_and_host()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddMonitoring().AddAccounts().AddAttempts().AddAttemptGrains().AddAnalysis().AddLearning().AddAudit();
        services.AddRequests().AddOperations().AddPrivacy();
        await using var provider = services.BuildServiceProvider();
        var jobs = provider.GetServices<PeriodicJob>().Select(j => (j.Name, j.Every(provider), j.Place)).ToList();

        var root = Path.GetDirectoryName(StorageOptions.FindHome(AppContext.BaseDirectory))!;
        var listed =
            from line in await File.ReadAllLinesAsync(Path.Combine(root, "docs", "cluster.md"))
            let row = Row().Match(line)
            where row.Success
            from name in Name().Matches(row.Groups["jobs"].Value)
            select (name.Groups[1].Value, Interval(row), Place(row));

        Assert.True(jobs.Count > 15);
        Assert.Equal(jobs.Order(), listed.Order());
    }

    private static TimeSpan Interval(Match row) =>
        row.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(Number(row)),
            "min" => TimeSpan.FromMinutes(Number(row)),
            _ => TimeSpan.FromHours(Number(row)),
        };

    private static double Number(Match row) => double.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static RunsIn Place(Match row) =>
        row.Groups["place"].Value == "one process" ? RunsIn.OneProcess : RunsIn.EveryProcess;

    [GeneratedRegex(
        @"^\| (?<jobs>`.+`) \| (?<number>[0-9.]+) (?<unit>s|min|h) \| (?<place>one process|every process) \|"
    )]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Name();
}
