using System.Globalization;
using Veritas.Tests.Failover.Installation;
using Veritas.Tests.Faults;

namespace Veritas.Tests.Failover;

/// <summary>One silo of three ends without a word; its attempts go on in the others.</summary>
public sealed class SiloKillTests(Stage stage, ITestOutputHelper output)
{
    /// <summary>
    /// For a busy machine; the time it took is printed, and docs/scale.md says what it is on a quiet one.
    /// </summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Attempts_of_a_killed_silo_answer_from_another_while_it_is_away() =>
        new FaultRun(stage, output).RoundsAsync(
            "`kill -9` of one silo of three",
            async strike =>
            {
                var silo = ((ClusterSite)stage.Site).Nodes[strike.Random.Next(3)];
                await silo.KillAsync();
                strike.CauseIsGone();
                var took = await AllAnswerAsync([.. strike.Load.Clients.Select(c => c.Log.Attempt)]);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"attempts answered again: half after {took[took.Count / 2]:0.0} s, all {took.Count} "
                            + $"after {took[^1]:0.0} s"
                    )
                );
                await silo.StartAgainAsync();
            }
        );

    /// <summary>
    /// Asks each attempt for its score until it answers, all at once; the seconds each took, ascending.
    /// </summary>
    private async Task<IReadOnlyList<double>> AllAnswerAsync(IReadOnlyList<Guid> attempts)
    {
        var began = TimeProvider.System.GetTimestamp();
        var took = await Task.WhenAll(
            attempts.Select(async attempt =>
            {
                await Waiting.UntilAsync(
                    $"attempt {attempt} answers",
                    async () =>
                    {
                        using var answer = await stage.Teacher.GetAsync(
                            $"/teacher/attempts/{attempt}/monitoring?limit=1"
                        );
                        return answer.IsSuccessStatusCode;
                    },
                    Limit
                );
                return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            })
        );
        return [.. took.Order()];
    }
}
