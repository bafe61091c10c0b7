namespace Veritas.Tests.Rules;

public sealed class ResultTests
{
    private static readonly Problem Refusal = new(ProblemKind.Invalid, "refused", "No.");

    [Fact]
    public void A_value_is_a_success()
    {
        Result<string> result = "value";
        Assert.True(result.Ok);
        Assert.Equal(("value", null), (result.Value, result.Problem));
    }

    [Fact]
    public void A_problem_is_a_failure()
    {
        Result<string> result = Refusal;
        Assert.False(result.Ok);
        Assert.Equal((null, Refusal), (result.Value, result.Problem));
    }

    [Fact]
    public void A_result_is_never_empty()
    {
        Assert.Throws<ArgumentNullException>(() =>
        {
            Result<string> result = (string)null!;
        });
        Assert.Throws<ArgumentNullException>(() =>
        {
            Result<string> result = (Problem)null!;
        });
        Assert.Empty(typeof(Result<string>).GetConstructors());
    }
}
