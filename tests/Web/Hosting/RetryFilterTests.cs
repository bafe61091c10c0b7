using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Veritas.Attempts;
using Veritas.Silo;

namespace Veritas.Tests.Web.Hosting;

/// <summary>Which grain calls are retried after a silo failure.</summary>
public sealed class RetryFilterTests
{
    [Fact]
    public void An_idempotent_call_is_retried() =>
        Assert.Equal(RetryFilter.Kind.Idempotent, Of<IAttemptGrain>(nameof(IAttemptGrain.Submit)));

    [Theory]
    [InlineData(nameof(IAttemptGrain.Instruct))]
    [InlineData(nameof(IAttemptGrain.Annotate))]
    public void A_call_that_is_not_idempotent_is_sent_once(string method) =>
        Assert.Equal(RetryFilter.Kind.Once, Of<IAttemptGrain>(method));

    [Fact]
    public void Calls_of_the_runtime_are_not_retried() =>
        Assert.Equal(RetryFilter.Kind.Foreign, Of<IManagementGrain>(nameof(IManagementGrain.GetHosts)));

    [Fact]
    public void Every_grain_of_Veritas_is_known()
    {
        var grains = typeof(IAttemptGrain)
            .Assembly.GetTypes()
            .Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t))
            .ToList();

        Assert.NotEmpty(grains);
        Assert.All(
            grains.SelectMany(g => g.GetMethods()),
            m => Assert.NotEqual(RetryFilter.Kind.Foreign, RetryFilter.KindOf(m))
        );
    }

    private static RetryFilter.Kind Of<T>(string method) =>
        RetryFilter.KindOf(
            typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance).First(m => m.Name == method)
        );
}
