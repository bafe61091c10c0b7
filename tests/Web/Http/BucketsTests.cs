using Veritas.Tests.Support;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

public sealed class BucketsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void An_empty_bucket_returns_the_time_until_the_next_token()
    {
        var buckets = new Buckets(perSecond: 2, atOnce: 5, tracked: 1_024, _time);
        var key = Guid.NewGuid();

        Assert.Equal(5, Taken(buckets, key, 10));
        Assert.False(buckets.TryTake(key, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(0.5), wait);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Taken(buckets, key, 10));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, Taken(buckets, key, 10));
    }

    [Fact]
    public void An_exhausted_key_does_not_affect_others()
    {
        var buckets = new Buckets(1, 3, 1_024, _time);
        Taken(buckets, Guid.NewGuid(), 100);

        Assert.Equal(3, Taken(buckets, Guid.NewGuid(), 100));
    }

    [Fact]
    public void A_flood_of_keys_does_not_evict_an_exhausted_one()
    {
        var buckets = new Buckets(perSecond: 0.001, atOnce: 3, tracked: 64, _time);
        var held = Guid.NewGuid();
        Taken(buckets, held, 100);

        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(buckets.TryTake(Guid.NewGuid(), out _));
        }

        Assert.False(buckets.TryTake(held, out _));
    }

    [Fact]
    public void Concurrent_threads_take_no_more_than_the_capacity()
    {
        var buckets = new Buckets(1, 1_000, 1_024, _time);
        var key = Guid.NewGuid();
        var taken = 0;

        Parallel.For(0, 8, _ => Interlocked.Add(ref taken, Taken(buckets, key, 1_000)));

        Assert.Equal(1_000, taken);
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("c000:201::", "192.0.2.1", false)]
    public void Addresses_of_an_IPv6_network_share_a_key(string one, string other, bool same) =>
        Assert.Equal(
            same,
            NetworkAddress.Key(System.Net.IPAddress.Parse(one)) == NetworkAddress.Key(System.Net.IPAddress.Parse(other))
        );

    private static int Taken(Buckets buckets, Guid key, int tries) =>
        Enumerable.Range(0, tries).Count(_ => buckets.TryTake(key, out var _));
}
