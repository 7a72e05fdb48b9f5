namespace Mechanisms.Foundations.Verdicts;

/// <summary>What a checker answers about a claim: proved over a stated domain, not refuted, or refuted by a witness.</summary>
/// <remarks>A closed family: use <see cref="Match{TResult}"/> so that no case is forgotten. A checker never answers a bare Boolean.</remarks>
/// <typeparam name="TWitness">Data that shows the claim false and can be replayed.</typeparam>
public abstract record Verdict<TWitness>
{
    private Verdict()
    {
    }

    /// <summary>Gets a value indicating whether a witness against the claim was found.</summary>
    public bool IsRefuted => this is Refuted;

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="proved">Result when the claim holds on the whole stated domain.</param>
    /// <param name="notRefuted">Result when no witness was found among the cases tried.</param>
    /// <param name="refuted">Result when a witness was found.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    public TResult Match<TResult>(
        Func<Proved, TResult> proved, Func<NotRefuted, TResult> notRefuted, Func<Refuted, TResult> refuted)
    {
        ArgumentNullException.ThrowIfNull(proved);
        ArgumentNullException.ThrowIfNull(notRefuted);
        ArgumentNullException.ThrowIfNull(refuted);
        return this switch
        {
            Proved verdict => proved(verdict),
            NotRefuted verdict => notRefuted(verdict),
            Refuted verdict => refuted(verdict),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Passes a verdict on, unless a witness was found: one line that makes a claim a test in any framework.</summary>
    /// <returns>This verdict: proved or not refuted.</returns>
    /// <exception cref="RefutedException">A witness was found; the message shows it.</exception>
    public Verdict<TWitness> ThrowIfRefuted() =>
        this is Refuted refuted ? throw new RefutedException(refuted.Witness?.ToString() ?? "Refuted.") : this;

    /// <summary>The claim holds on the whole of a stated domain.</summary>
    /// <param name="Domain">The domain in words, for example <c>all 20 actions</c>.</param>
    public sealed record Proved(string Domain) : Verdict<TWitness>;

    /// <summary>No witness was found; nothing is proved.</summary>
    /// <param name="Cases">Number of cases tried.</param>
    public sealed record NotRefuted(long Cases) : Verdict<TWitness>;

    /// <summary>The claim is false.</summary>
    /// <param name="Witness">The case that shows it.</param>
    public sealed record Refuted(TWitness Witness) : Verdict<TWitness>;
}
