using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Http;

/// <summary>
/// The global limiter of the rate limiting middleware: limits requests by address and by signed-in user. Routes with
/// the policy <see cref="SignIn"/> have an additional, lower limit by address.
/// </summary>
internal sealed class RateLimits : PartitionedRateLimiter<HttpContext>
{
    /// <summary>The policy of sign-in routes.</summary>
    public const string SignIn = "sign-in";

    private const int SecondsAtOnce = 10;
    private readonly Buckets _addresses;
    private readonly Buckets _users;
    private readonly Buckets _signIns;

    public RateLimits(IOptions<LimitOptions> options, TimeProvider time)
    {
        var limits = options.Value;
        _addresses = new Buckets(
            limits.RequestsPerSecondPerAddress,
            limits.RequestsPerSecondPerAddress * SecondsAtOnce,
            limits.Tracked,
            time
        );
        _users = new Buckets(
            limits.RequestsPerSecondPerUser,
            limits.RequestsPerSecondPerUser * SecondsAtOnce,
            limits.Tracked,
            time
        );
        _signIns = new Buckets(limits.SignInsPerMinute / 60.0, limits.SignInsPerMinute, limits.Tracked, time);
    }

    /// <summary>The problem returned for a refused request.</summary>
    public static Problem TooMany(TimeSpan retryAfter) =>
        new(
            ProblemKind.TooMany,
            "too_many_requests",
            "Too many requests. Try again later.",
            RetryAfterS: (int)Math.Clamp(Math.Ceiling(retryAfter.TotalSeconds), 1, 3_600)
        );

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        var address = NetworkAddress.Key(resource.Connection.RemoteIpAddress);
        var signsIn = resource.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == SignIn;
        return !_addresses.TryTake(address, out var wait) ? new Lease(wait)
            : signsIn && !_signIns.TryTake(address, out wait) ? new Lease(wait)
            : resource.ActorOrNull() is { } actor && !_users.TryTake(actor.UserId, out wait) ? new Lease(wait)
            : Lease.Granted;
    }

    // Requests are not queued; Retry-After tells the client when to try again.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        HttpContext context,
        int permitCount,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(AttemptAcquireCore(context, permitCount));

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public static readonly Lease Granted = new(null);

        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait;
            return wait is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}

/// <summary>Registers the rate limits.</summary>
internal static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<RateLimits>().AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<RateLimits>(
                (limiter, limits) =>
                {
                    limiter.GlobalLimiter = limits;
                    // The global limiter enforces the limit, because its tables have a fixed size.
                    limiter.AddPolicy(RateLimits.SignIn, _ => RateLimitPartition.GetNoLimiter(0));
                    limiter.OnRejected = async (context, _) =>
                        await Problems.WriteAsync(
                            context.HttpContext,
                            RateLimits.TooMany(
                                context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                                    ? wait
                                    : TimeSpan.FromSeconds(1)
                            )
                        );
                }
            );
        return services;
    }
}
