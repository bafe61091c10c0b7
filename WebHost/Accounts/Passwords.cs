using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Options;
using Bcrypt = BCrypt.Net.BCrypt;

namespace Veritas.WebHost.Accounts;

/// <summary>Section <c>Veritas:Passwords</c>.</summary>
public sealed class PasswordOptions
{
    /// <summary>bcrypt cost, 4 to 16, default 12: about a quarter of a second per guess.</summary>
    [Range(4, 16)]
    public int Cost { get; set; } = 12;

    /// <summary>Concurrent hashes, 1 to 64, default 2: sign-ins must leave processor cores to running exams.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 2;

    /// <summary>
    /// Sign-ins that may wait for a hash, 1 to 10,000, default 1,000: twice a cohort of 500 that signs in at once.
    /// Further ones are refused and may try again.
    /// </summary>
    [Range(1, 10_000)]
    public int Waiting { get; set; } = 1_000;
}

/// <summary>Hashes and verifies passwords with bcrypt, with bounded concurrency.</summary>
internal sealed class Passwords : IDisposable
{
    private const int Shortest = 8;
    private const int LongestBytes = 72;

    private static readonly Problem Invalid = new(
        ProblemKind.Invalid,
        "password_invalid",
        $"A password has at least {Shortest} characters and at most {LongestBytes} bytes, none of them NUL.",
        Field: "password"
    );

    private static readonly Problem Busy = new(
        ProblemKind.TooMany,
        "busy",
        "Too many people are signing in. Try again soon.",
        RetryAfterS: 5
    );

    private readonly SemaphoreSlim _turns;
    private readonly PasswordOptions _options;
    private readonly Lazy<string> _unknownUser;
    private int _waiting;

    public Passwords(IOptions<PasswordOptions> options)
    {
        _options = options.Value;
        _turns = new SemaphoreSlim(_options.AtOnce);
        _unknownUser = new Lazy<string>(() => Bcrypt.HashPassword("nobody's password", _options.Cost));
    }

    /// <summary>
    /// Null for a valid password. bcrypt ignores what follows 72 bytes or a NUL, so neither is accepted.
    /// </summary>
    public static Problem? Check(string? password)
    {
        var bytes =
            password is null || password.Length > LongestBytes ? int.MaxValue : Encoding.UTF8.GetByteCount(password);
        return password is { Length: >= Shortest } && bytes <= LongestBytes && !password.Contains('\0')
            ? null
            : Invalid;
    }

    public Task<Result<string>> HashAsync(string password, CancellationToken cancel) =>
        InTurn(() => Bcrypt.HashPassword(password, _options.Cost), cancel);

    /// <summary>
    /// Whether the password matches the hash. Without a hash it takes the same time and returns false, so that response
    /// times do not reveal which addresses have an account. An invalid password is wrong without hashing.
    /// </summary>
    public Task<Result<bool>> VerifyAsync(string password, string? hash, CancellationToken cancel) =>
        Check(password) is not null
            ? Task.FromResult<Result<bool>>(false)
            : InTurn(() => Bcrypt.Verify(password, hash ?? _unknownUser.Value) && hash is not null, cancel);

    public void Dispose() => _turns.Dispose();

    private async Task<Result<T>> InTurn<T>(Func<T> work, CancellationToken cancel)
        where T : notnull
    {
        if (Interlocked.Increment(ref _waiting) > _options.Waiting + _options.AtOnce)
        {
            Interlocked.Decrement(ref _waiting);
            return Busy;
        }

        try
        {
            await _turns.WaitAsync(cancel);
            try
            {
                return await Task.Run(work, cancel);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
