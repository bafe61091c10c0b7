using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Audit;

namespace Veritas.Tests.Rules.Audit;

/// <summary>Verification of manipulated chains.</summary>
public sealed class AuditWalkTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Gen<(int Length, int At)> Places =
        from length in Gen.Choose(1, 30)
        from at in Gen.Choose(1, length)
        select (length, at);

    [Fact]
    public void A_complete_chain_has_no_fault() => Holds(c => Faults(Chain(c.Length), c.Length).Count == 0);

    [Fact]
    public void A_deleted_row_is_the_only_fault() =>
        Holds(c =>
        {
            var chain = Chain(c.Length);
            chain.RemoveAt(c.At - 1);
            return Faults(chain, c.Length) is [var only] && only == $"{c.At} missing";
        });

    [Fact]
    public void A_changed_row_is_the_only_fault() =>
        Holds(c =>
        {
            var chain = Chain(c.Length);
            chain[c.At - 1] = chain[c.At - 1] with { Computed = new byte[] { 1 } };
            return Faults(chain, c.Length) is [var only] && only == $"{c.At} changed";
        });

    [Fact]
    public void A_row_with_a_new_hash_does_not_fit_the_next_row() =>
        Holds(c =>
        {
            var chain = Chain(c.Length);
            chain[c.At - 1] = chain[c.At - 1] with { Hash = new byte[] { 1 }, Computed = new byte[] { 1 } };
            return Faults(chain, c.Length) is [var only] && only == $"{Math.Min(c.At + 1, c.Length)} unlinked";
        });

    private static void Holds(Func<(int Length, int At), bool> property) =>
        Prop.ForAll(Places.ToArbitrary(), property).Check(Many);

    private static List<AuditLink> Chain(int length)
    {
        var (chain, hash) = (new List<AuditLink>(), new byte[32]);
        for (var seq = 1; seq <= length; seq++)
        {
            var next = SHA256.HashData([.. hash, (byte)seq]);
            chain.Add(new AuditLink(seq, hash, next, next));
            hash = next;
        }

        return chain;
    }

    private static List<string> Faults(List<AuditLink> chain, int length)
    {
        var walk = new AuditWalk(0, new byte[32]);
        chain.ForEach(walk.Step);
        walk.End(length, Chain(length)[^1].Hash);
        return [.. walk.Faults.Select(f => $"{f.Seq} {f.Fault}")];
    }
}
