using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.AutomatedDesign;

/// <summary>The best randomized mechanism that is truthful and that agents take part in, by one linear program.</summary>
/// <remarks>
/// Variables p(o | θ) ≥ 0 with ∑ₒ p(o | θ) = 1, and payments of either sign where the problem has them. Incentive rows compare the truth with every
/// other report of every type: in expectation over the others' types (Bayesian) or for each profile of theirs (dominant strategies).
/// Polynomial in the number of type profiles; without randomization the problem would be an integer program.
/// </remarks>
[Reference("conitzer2002", "randomized mechanisms by linear programming")]
public sealed record TruthfulDesign
{
    /// <summary>Gets what telling the truth must withstand.</summary>
    /// <value><see cref="Truthfulness.Bayesian"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public Truthfulness Truthfulness
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Truthfulness must be Bayesian or DominantStrategy. Name one.");
    }

    /// <summary>Gets when an agent must be willing to take part.</summary>
    /// <value><see cref="Participation.Interim"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public Participation Participation
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Participation must be Interim, ExPost or Forced. Name one.");
    }

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <summary>Gets the name in answers, for example <c>bayesian-interim</c>.</summary>
    public string Name => (Truthfulness == Truthfulness.Bayesian ? "bayesian" : "dominant-strategy") + Participation switch
    {
        Participation.Interim => "-interim",
        Participation.ExPost => "-ex-post",
        _ => string.Empty,
    };
}
