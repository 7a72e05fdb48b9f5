using Mechanisms.Claims;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Verifying;

/// <summary>A claim that says, where anything is thrown, in which case and on which reports.</summary>
/// <remarks>For one search on one thread: it counts cases. A case is run a second time, watched, only after it threw.</remarks>
internal sealed record WatchedClaim<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> Inner)
    : Claim<TReport, TOutcome, TWitness>(Inner.Mechanism)
    where TWitness : Witness<TReport, TOutcome>
{
    private int examined;

    /// <inheritdoc/>
    public override string Property => Inner.Property;

    /// <inheritdoc/>
    public override ClaimScope Scope => Inner.Scope;

    /// <inheritdoc/>
    public override string Caveat => Inner.Caveat;

    /// <inheritdoc/>
    /// <exception cref="RefusedCaseException">The mechanism, or what says what agents want, threw.</exception>
    public override TWitness? Examine(Situation<TReport, TOutcome> situation)
    {
        examined++;
        try
        {
            return Inner.Examine(situation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new RefusedCaseException(examined, Words(situation), error);
        }
    }

    private string Words(Situation<TReport, TOutcome> situation)
    {
        Sequence<TReport>? refused = null;
        try
        {
            _ = Inner.Examine(situation.With(WatchedMechanism.Of(situation.Mechanism, reports => refused ??= reports)));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Known already; what it was thrown at is what this run was for.
        }

        return refused is not { } asked ? $"on agents of true types {situation.Truth}"
            : asked == situation.Truth ? $"on the reports {asked}"
            : $"on the reports {asked} where true types are {situation.Truth}";
    }
}
