using Mechanisms.Claims;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Walks from a case that refutes a claim to one from which no single step still does.</summary>
internal sealed record CaseShrinker<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> Claim, CaseSteps<TReport> Steps)
    where TWitness : Witness<TReport, TOutcome>
{
    /// <summary>The witness of a 1-minimal case.</summary>
    public TWitness Shrunk(SearchCase<TReport> from, TWitness witness, CancellationToken cancellation)
    {
        SearchCase<TReport> reached = from;
        TWitness shrunk = witness;
        Narrow(ref reached, ref shrunk);
        while (FirstThatRefutes(reached, cancellation) is { } step)
        {
            (reached, shrunk) = step;
            Narrow(ref reached, ref shrunk);
        }

        return shrunk;
    }

    /// <summary>The witness of a case from which every single step leads to a smaller witness or to none.</summary>
    public TWitness ShrunkAsLarge((SearchCase<TReport> Case, TWitness Witness) from, CancellationToken cancellation)
    {
        (SearchCase<TReport> reached, TWitness shrunk) = (new(from.Witness.Truth, from.Witness.Misreports), from.Witness);
        while (FirstThatRefutes(reached, cancellation, atLeast: shrunk.Size) is { } step)
        {
            (reached, shrunk) = step;
        }

        return shrunk;
    }

    // What the witness itself uses of the case is often much less, and one look instead of one for each lie.
    private void Narrow(ref SearchCase<TReport> reached, ref TWitness witness)
    {
        SearchCase<TReport> narrow = new(witness.Truth, witness.Misreports);
        if (narrow.MisreportCount < reached.MisreportCount && Examined(narrow) is { } same)
        {
            (reached, witness) = (narrow, same);
        }
    }

    private (SearchCase<TReport> Case, TWitness Witness)? FirstThatRefutes(
        SearchCase<TReport> from, CancellationToken cancellation, Rational atLeast = default)
    {
        foreach (SearchCase<TReport> step in Steps.From(from))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Examined(step) is { } witness && witness.Size >= atLeast)
            {
                return (step, witness);
            }
        }

        return null;
    }

    /// <summary>The witness of a case, or null; a case that the mechanism refuses gives none.</summary>
    /// <remarks>A mechanism is anybody's code and may refuse fewer agents or items in whatever way it does: the lie in hand must not be lost by it.</remarks>
    public TWitness? Examined(SearchCase<TReport> step)
    {
        try
        {
            return Claim.Examine(new(Claim.Mechanism, step.Truth, step.Misreports));
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            return null;
        }
    }
}
