using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>Connections, absences and duplicate clients of an attempt.</summary>
public sealed class AttemptClientTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly Gateway _gateway = new();

    private readonly AttemptClient _client = new();

    [Fact]
    public void A_first_connection_causes_no_event()
    {
        var told = Connect("tab-1");

        Assert.Equal(default, told);
        Assert.True(_client.IsConnected);
        Assert.Empty(_gateway.Closed);
    }

    [Theory]
    [InlineData("tab-1", "tab-1", false)]
    [InlineData("tab-1", "tab-2", true)]
    [InlineData("", "", true)]
    public void Another_client_at_the_same_time_is_a_duplicate(string first, string second, bool isDuplicate)
    {
        Connect(first);
        var old = _client.Connection!.Id;

        var told = Connect(second);

        Assert.Equal(isDuplicate, told.IsDuplicate);
        Assert.Equal([(old, 4410, "taken_over")], _gateway.Closed);
    }

    [Fact]
    public void A_long_absence_is_reported_at_the_next_connection()
    {
        Connect("tab-1");
        _client.Lose(Start);

        Assert.Null(_client.RecordLoss(Start + Limit - TimeSpan.FromTicks(1), Limit));
        Assert.Equal(Limit, _client.RecordLoss(Start + Limit, Limit));
        Assert.Null(_client.RecordLoss(Start + (2 * Limit), Limit));
        Assert.Equal(3 * Limit, Connect("tab-1", after: 3 * Limit).LostFor);
    }

    [Fact]
    public void A_short_absence_is_not_reported()
    {
        Connect("tab-1");
        _client.Lose(Start);

        Assert.Null(Connect("tab-1", after: Limit / 2).LostFor);
    }

    [Fact]
    public void A_connected_client_without_heartbeats_is_silent()
    {
        Connect("tab-1");
        _client.Hear(Start + Limit);

        Assert.False(_client.IsSilent(Start + Limit + Limit - TimeSpan.FromTicks(1), Limit));
        Assert.True(_client.IsSilent(Start + (2 * Limit), Limit));
        _client.Lose(Start + Limit);
        Assert.False(_client.IsSilent(Start + (2 * Limit), Limit));
    }

    [Fact]
    public void Another_network_address_is_reported()
    {
        Assert.False(Connect("tab-1", address: "a").AddressChanged);
        Assert.False(Connect("tab-1", address: "a").AddressChanged);
        Assert.True(Connect("tab-1", address: "b").AddressChanged);
    }

    [Theory]
    // An abandoned handshake of the same client arrives late.
    [InlineData("tab-1", 2, 1, 0, true)]
    [InlineData("tab-1", 2, 3, 0, false)]
    // The client's numbers count, not the order in which its handshakes were received.
    [InlineData("tab-1", 2, 3, -5, false)]
    [InlineData("tab-1", 2, 1, 5, true)]
    // Without numbers, or from another client, the order of the handshakes counts.
    [InlineData("tab-1", 0, 0, -5, true)]
    [InlineData("tab-1", 0, 0, 5, false)]
    [InlineData("tab-2", 2, 1, 5, false)]
    [InlineData("tab-2", 2, 3, -5, true)]
    public void An_older_connection_does_not_replace_a_newer_one(
        string client,
        long open,
        long next,
        int laterS,
        bool isOlder
    )
    {
        _client.Connect(_gateway, null, Connection("tab-1", open, Start), Start);

        Assert.Equal(isOlder, _client.Supersedes(_gateway, Connection(client, next, Start.AddSeconds(laterS))));
    }

    [Fact]
    public void Handshakes_of_different_hosts_are_not_compared_by_their_clocks()
    {
        _client.Connect(_gateway, null, Connection("tab-1", 0, Start), Start);

        Assert.False(_client.Supersedes(new Gateway(), Connection("tab-1", 0, Start.AddSeconds(-5))));
    }

    [Fact]
    public void A_connection_that_may_not_take_over_replaces_only_its_own_client()
    {
        var later = Start.AddSeconds(1);
        var next = Connection("tab-2", 0, later) with { MayTakeOver = false };

        Assert.False(_client.Supersedes(_gateway, next));
        _client.Connect(_gateway, null, Connection("tab-1", 0, Start), Start);
        Assert.True(_client.Supersedes(_gateway, next));
        Assert.False(_client.Supersedes(_gateway, next with { ClientId = "tab-1" }));
    }

    [Fact]
    public void A_connection_that_is_announced_again_is_accepted()
    {
        var connection = Connection("tab-1", 1, Start) with { MayTakeOver = false };
        _client.Connect(_gateway, null, connection, Start);

        Assert.False(_client.Supersedes(_gateway, connection));
    }

    [Fact]
    public void The_state_survives_a_move_to_another_silo()
    {
        Connect("tab-1", address: "a");
        _client.Lose(Start);
        _client.RecordLoss(Start + Limit, Limit);

        var arrived = AttemptClient.Arrive(_client.Leave(), new LocalGateway());
        var told = arrived.Connect(
            _gateway,
            null,
            new MonitorConnection(Guid.NewGuid(), "tab-1", "b"),
            Start + (2 * Limit)
        );

        Assert.Equal(new Reconnection(false, 2 * Limit, true), told);
    }

    [Fact]
    public void Only_a_connected_client_is_sent_anything()
    {
        var instruction = new Instruction(Guid.NewGuid(), InstructionKind.Message, "hello", null);
        _client.Send(instruction);
        Connect("tab-1");
        _client.Send(instruction);
        _client.TellDurable(new Progress(3, 2));

        Assert.Equal([instruction], _gateway.Instructions);
        Assert.Equal([new Progress(3, 2)], _gateway.Durables);
    }

    [Fact]
    public void Instructions_are_sent_again_until_they_are_done()
    {
        var (first, second) = (
            new Instruction(Guid.NewGuid(), InstructionKind.Message, "one", null),
            new Instruction(Guid.NewGuid(), InstructionKind.Pause, "", null)
        );
        var pending = new PendingInstructions();
        Connect("tab-1");
        pending.Add([first]);
        pending.Send(second, _client);

        Assert.True(pending.Remove(first.Id));
        Assert.False(pending.Remove(first.Id));
        pending.SendAgain(_client);

        Assert.Equal([second, second], _gateway.Instructions);
        Assert.Equal([second], pending.All.AsEnumerable());
    }

    private static MonitorConnection Connection(string client, long number, DateTimeOffset startedAt) =>
        new(Guid.NewGuid(), client, "a", Number: number, StartedAt: startedAt);

    private Reconnection Connect(string client, string address = "a", TimeSpan after = default) =>
        _client.Connect(_gateway, null, new MonitorConnection(Guid.NewGuid(), client, address), Start + after);

    private sealed class Gateway : IMonitorGateway
    {
        public List<(Guid Connection, int CloseCode, string Code)> Closed { get; } = [];

        public List<Instruction> Instructions { get; } = [];

        public List<Progress> Durables { get; } = [];

        public Task Durable(Guid connectionId, Progress progress)
        {
            Durables.Add(progress);
            return Task.CompletedTask;
        }

        public Task Instruct(Guid connectionId, Instruction instruction)
        {
            Instructions.Add(instruction);
            return Task.CompletedTask;
        }

        public Task Close(Guid connectionId, int closeCode, string code)
        {
            Closed.Add((connectionId, closeCode, code));
            return Task.CompletedTask;
        }
    }
}
