namespace Veritas.Bench.Students.Day;

/// <summary>What all people of a day share.</summary>
internal sealed record DayContext(
    DayPlan Plan,
    DayClock Clock,
    Pace Pace,
    Totals Totals,
    DayLatencies Latencies,
    DayConnections Connections,
    IReadOnlyDictionary<Guid, DayRoom> Rooms
)
{
    /// <summary>An access to the server's routes for that person, who signs in or has a token.</summary>
    public Api Api(int number) => new(Connections.Of(number), Pace, code => Totals.Problem($"busy:{code}"));

    /// <summary>Signs in at that second; from the moment it was due to the token.</summary>
    public async Task SignIn(Api api, DayAccount account, double at, bool mistyped, CancellationToken cancel)
    {
        var due = await Clock.Until(at, cancel);
        if (account.Token is { } token)
        {
            api.Token = token;
            return;
        }

        if (mistyped)
        {
            try
            {
                await api.SignIn(account.Email, Plan.Password + "x", cancel);
                Totals.Problem("wrong_password_accepted");
            }
            catch (RefusedException refused) when (refused.Code == "credentials_wrong")
            {
                await Pace.Wait(3, cancel);
                due = Clock.Timestamp;
            }
        }

        await api.SignIn(account.Email, Plan.Password, cancel);
        Latencies.Done(DayLatencies.SignIn, due);
    }
}
