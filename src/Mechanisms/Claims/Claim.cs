using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>A statement about a mechanism that one case can refute.</summary>
/// <remarks>
/// A claim is data: the mechanism, what agents want, and what is said of them. A search supplies the cases. Claims are immutable and may be
/// examined on several threads at once.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <typeparam name="TWitness">What refutes the claim.</typeparam>
/// <param name="Mechanism">The mechanism that the claim is about.</param>
public abstract record Claim<TReport, TOutcome, TWitness>(IMechanism<TReport, TOutcome> Mechanism)
    where TWitness : Witness<TReport, TOutcome>
{
    /// <summary>Gets the mechanism that the claim is about.</summary>
    /// <exception cref="ArgumentNullException">The mechanism is null.</exception>
    public IMechanism<TReport, TOutcome> Mechanism { get; init => field = Given.Required(value); } = Given.Required(Mechanism);

    /// <summary>Gets the property in a few words, for tables: <c>strategyproof</c>.</summary>
    public abstract string Property { get; }

    /// <summary>Gets the claim as a sentence without its full stop.</summary>
    public string Statement => $"the {Mechanism.Name} is {Property}";

    /// <summary>Gets what the claim compares: one profile, or also what agents report instead.</summary>
    public virtual ClaimScope Scope => ClaimScope.Profile;

    /// <summary>Gets what limits the claim, for verdicts: that gains within a tolerance count as none; empty when it is exact.</summary>
    public virtual string Caveat => string.Empty;

    /// <summary>Looks for a witness in one case.</summary>
    /// <param name="situation">The case.</param>
    /// <returns>A witness, the largest of the case unless the claim says otherwise; null when it gives none.</returns>
    public abstract TWitness? Examine(Situation<TReport, TOutcome> situation);

    /// <summary>Looks for a witness.</summary>
    /// <param name="search">How to look, and where.</param>
    /// <param name="key">The root of all random draws; searches without chance ignore it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="search"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public Verdict<TWitness> Check(ISearch<TReport> search, StreamKey key = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.Run(this, key, cancellation);
    }

    /// <summary>Runs a witness's case again, on this claim's mechanism: a way to see that a lie pays, or that a repair stopped it.</summary>
    /// <param name="witness">The witness, from this claim or from one like it about another mechanism.</param>
    /// <returns>Refuted by the recomputed witness, or not refuted by this one case.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="witness"/> is null.</exception>
    public Verdict<TWitness> Replay(TWitness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return Examine(new(Mechanism, witness.Truth, witness.Misreports)) is { } again
            ? new Verdict<TWitness>.Refuted(again)
            : new Verdict<TWitness>.NotRefuted(1);
    }

    /// <summary>Gives the claim as a sentence without its full stop.</summary>
    /// <returns><see cref="Statement"/>.</returns>
    public sealed override string ToString() => Statement;
}
