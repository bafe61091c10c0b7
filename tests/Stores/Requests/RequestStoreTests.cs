using System.Text;
using Veritas.Requests;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Requests;

public sealed class RequestStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly RequestStore _store = new(database.DataSource);

    [Fact]
    public async Task The_first_request_with_a_key_starts_and_its_response_is_found()
    {
        var request = Request("first");

        Assert.True(await _store.BeginAsync(request, Now, None));
        Assert.False(await _store.BeginAsync(request, Now.AddSeconds(1), None));
        var running = await _store.FindAsync(request.UserId, request.Key, None);
        Assert.Equal((Now, null), (running!.BegunAt, running.Answer));
        Assert.Equal(request.Hash.ToArray(), running.Hash.ToArray());

        var body = Encoding.UTF8.GetBytes("{}");
        await _store.FinishAsync(request.UserId, request.Key, new StoredAnswer(201, "/there", body), None);

        var answer = (await _store.FindAsync(request.UserId, request.Key, None))!.Answer!;
        Assert.Equal((201, "/there"), (answer.Status, answer.Location));
        Assert.Equal(body, answer.Body!.Value.ToArray());
    }

    [Fact]
    public async Task A_response_without_a_body_is_stored()
    {
        var request = Request("secret");
        await _store.BeginAsync(request, Now, None);
        await _store.FinishAsync(request.UserId, request.Key, new StoredAnswer(201, null, null), None);

        var known = await _store.FindAsync(request.UserId, request.Key, None);
        Assert.Equal(new StoredAnswer(201, null, null), known!.Answer);
    }

    [Fact]
    public async Task A_released_key_can_be_reused_and_a_completed_one_is_not_released()
    {
        var (refused, done) = (Request("refused"), Request("done"));
        await _store.BeginAsync(refused, Now, None);
        await _store.BeginAsync(done, Now, None);
        await _store.FinishAsync(done.UserId, done.Key, new StoredAnswer(204, null, null), None);

        await _store.ReleaseAsync(refused.UserId, refused.Key, None);
        await _store.ReleaseAsync(done.UserId, done.Key, None);

        Assert.True(await _store.BeginAsync(refused, Now, None));
        Assert.False(await _store.BeginAsync(done, Now, None));
    }

    private static KeyedRequest Request(string key) => new(Guid.CreateVersion7(Now), key, new byte[32]);
}
